package org.hcim.jobs.report;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.hcim.jobs.table.RowSummary;

/**
 * The number of designs and the sums of the logarithms of their metrics, for each value of each
 * parameter, from one pass. Logarithms are summed as integers, so sums do not depend on the order
 * of addition.
 */
final class EffectSums implements RowSummary<EffectSums> {

  private static final long serialVersionUID = 1L;

  /** The logarithm that one integer unit represents. */
  static final double LN_UNIT = 1e-7;

  private final int[] parameters;
  private final Steps[] steps;
  private final int[] metrics;
  private final Map<String, List<Map<Object, long[]>>> sums = new HashMap<>();

  /**
   * The mapping of a parameter's values to levels.
   *
   * @param least the smallest value
   * @param width width of an interval; 0 if each value is a level
   */
  record Steps(double least, double width) implements Serializable {

    static final Steps NONE = new Steps(0, 0);
    private static final int INTERVALS = 12;

    /** Twelve intervals of equal width. */
    static Steps between(Number least, Number most) {
      return new Steps(least.doubleValue(), (most.doubleValue() - least.doubleValue()) / INTERVALS);
    }

    /** The value, or the center of its interval. */
    Object level(Object value) {
      if (width == 0) {
        return value;
      }
      double at = StrictMath.floor((((Number) value).doubleValue() - least) / width);
      return least + (Math.min(INTERVALS - 1, at) + 0.5) * width;
    }
  }

  /**
   * Creates an empty summary.
   *
   * @param parameters positions of the parameters in the rows
   * @param steps mapping to levels, by parameter
   * @param metrics positions of the metrics in the rows
   */
  EffectSums(int[] parameters, Steps[] steps, int[] metrics) {
    this.parameters = parameters.clone();
    this.steps = steps.clone();
    this.metrics = metrics.clone();
  }

  @Override
  public EffectSums add(Row row) {
    if (hasMetrics(row)) {
      long[] logarithms = new long[metrics.length];
      for (int m = 0; m < metrics.length; m++) {
        logarithms[m] = Math.round(StrictMath.log(row.getDouble(metrics[m])) / LN_UNIT);
      }
      List<Map<Object, long[]>> own = sums(row.getString(0));
      for (int p = 0; p < parameters.length; p++) {
        if (!row.isNullAt(parameters[p])) {
          Object level = steps[p].level(row.get(parameters[p]));
          add(own.get(p).computeIfAbsent(level, key -> none()), 1, logarithms, 0);
        }
      }
    }
    return this;
  }

  @Override
  public EffectSums merge(EffectSums other) {
    other.sums.forEach(
        (network, theirs) -> {
          List<Map<Object, long[]>> own = sums(network);
          for (int p = 0; p < parameters.length; p++) {
            Map<Object, long[]> levels = own.get(p);
            theirs
                .get(p)
                .forEach(
                    (level, sum) ->
                        add(levels.computeIfAbsent(level, key -> none()), sum[0], sum, 1));
          }
        });
    return this;
  }

  /**
   * The sums by network, position among the parameters, and level: first the number of designs,
   * then the sum of logarithms of each metric.
   */
  Map<String, List<Map<Object, long[]>>> sums() {
    return sums;
  }

  private boolean hasMetrics(Row row) {
    for (int metric : metrics) {
      if (row.isNullAt(metric) || !(row.getDouble(metric) > 0)) {
        return false;
      }
    }
    return true;
  }

  private List<Map<Object, long[]>> sums(String network) {
    return sums.computeIfAbsent(
        network,
        name ->
            Stream.<Map<Object, long[]>>generate(HashMap::new)
                .limit(parameters.length)
                .collect(Collectors.toCollection(ArrayList::new)));
  }

  private long[] none() {
    return new long[1 + metrics.length];
  }

  private static void add(long[] sum, long designs, long[] logarithms, int from) {
    sum[0] += designs;
    for (int m = 1; m < sum.length; m++) {
      sum[m] += logarithms[from + m - 1];
    }
  }
}
