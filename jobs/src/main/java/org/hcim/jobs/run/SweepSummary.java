package org.hcim.jobs.run;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hcim.jobs.summary.BestByReadout;
import org.hcim.jobs.summary.BestByReadout.Best;

/**
 * Summarizes a sweep: for each network the lowest-EDAP design per readout type.
 *
 * @param sweep the sweep
 */
public record SweepSummary(StoredSweep sweep) implements Program<SweepSummary.Result> {

  public SweepSummary {
    Objects.requireNonNull(sweep, "sweep");
  }

  /**
   * The outcome of a sweep.
   *
   * @param best by network, HCiM first, then digital, then ADCs from many bits to few
   */
  public record Result(StoredSweep sweep, Map<String, List<Best>> best) {}

  /** The summary of a sweep. */
  public static SweepSummary of(StoredSweep sweep) {
    return new SweepSummary(sweep);
  }

  @Override
  public Result run(Execution execution) {
    return execution.on(
        "summary", spark -> new Result(sweep, BestByReadout.of(sweep.results(spark))));
  }
}
