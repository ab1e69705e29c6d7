package org.hcim.sweeps.sensitivity;

import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.hcim.sweeps.spec.Sampling;

/**
 * A sample that gives no sensitivities.
 *
 * @param method the sampling method
 */
record SampleWithoutIndices(String method, List<String> axes) implements Experiment {

  private static final String REASON =
      "a %s sample gives no sensitivities; use a grid, or sampling method saltelli or morris";

  static SampleWithoutIndices of(Sampling sampling, List<String> axes) {
    return new SampleWithoutIndices(
        sampling instanceof Sampling.Sample sample ? sample.method() : "points", axes);
  }

  /** Returns 0: no responses are required. */
  @Override
  public long points() {
    return 0;
  }

  @Override
  public List<Attribution> attribute(LongToDoubleFunction response) {
    String reason = REASON.formatted(method);
    return List.of(Attribution.refused(method, Attribution.ALL, 0, axes, reason));
  }
}
