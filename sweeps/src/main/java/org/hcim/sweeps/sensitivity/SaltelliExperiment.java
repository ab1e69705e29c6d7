package org.hcim.sweeps.sensitivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.hcim.sweeps.space.Saltelli;

/** Designs from which Sobol indices are estimated; rows with a missing response are excluded. */
record SaltelliExperiment(List<String> axes, Saltelli design) implements Experiment {

  private static final String METHOD = "saltelli";

  /** Minimum rows to estimate a variance. */
  private static final int MIN_ROWS = 32;

  @Override
  public long points() {
    return design.points();
  }

  @Override
  public List<Attribution> attribute(LongToDoubleFunction response) {
    List<double[]> rows = new ArrayList<>();
    long designs = 0;
    for (long row = 0; row < design.rows(); row++) {
      double[] responses = Rows.read(response, row * design.length(), design.length());
      long present = Rows.present(responses);
      designs += present;
      if (present == responses.length) {
        rows.add(responses);
      }
    }
    return List.of(attribute(rows, designs));
  }

  private Attribution attribute(List<double[]> rows, long designs) {
    if (rows.size() < MIN_ROWS || 2L * rows.size() < design.rows()) {
      String reason =
          "%d of %d rows are complete; at least %d and half of all are required"
              .formatted(rows.size(), design.rows(), MIN_ROWS);
      return Attribution.refused(METHOD, Attribution.ALL, designs, axes, reason);
    }
    double[] a = Rows.column(rows, 0);
    double[] b = Rows.column(rows, 1);
    if (Arrays.equals(a, b) && Arrays.stream(a).allMatch(value -> value == a[0])) {
      return Attribution.refused(
          METHOD, Attribution.ALL, designs, axes, "all designs have the same value");
    }
    return new Attribution(
        METHOD,
        Attribution.ALL,
        designs,
        (long) rows.size() * design.length(),
        influences(rows, SobolIndices.of(a, b)));
  }

  private List<Influence> influences(List<double[]> rows, SobolIndices indices) {
    List<ToDoubleFunction<int[]>> statistics = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      double[] difference = Rows.difference(rows, axis + 2);
      statistics.add(indices.firstOrder(difference));
      statistics.add(indices.total(difference));
    }
    List<Estimate> estimates = Bootstrap.estimates(rows.size(), design.seed(), statistics);
    List<Influence> influences = new ArrayList<>();
    for (int axis = 0; axis < axes.size(); axis++) {
      influences.add(
          new Influence.Indices(
              axes.get(axis), estimates.get(2 * axis), estimates.get(2 * axis + 1)));
    }
    return influences;
  }
}
