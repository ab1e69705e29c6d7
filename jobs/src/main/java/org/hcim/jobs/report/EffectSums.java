package org.hcim.jobs.report;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Designs and logarithms of their metrics, added up for each value of each parameter in one pass.
 * Logarithms are added as whole numbers, so that no order of addition changes a sum.
 */
final class EffectSums implements Serializable {

  private static final long serialVersionUID = 1L;

  /** A whole number's worth of logarithm. */
  static final double LN_UNIT = 1e-7;

  private final int[] parameters;
  private final Steps[] steps;
  private final int[] metrics;

  /**
   * The mapping of a parameter's values to levels.
   *
   * @param least the smallest value
   * @param width of an interval; 0 where each value is a level
   */
  record Steps(double least, double width) implements Serializable {

    static final Steps NONE = new Steps(0, 0);
    private static final int INTERVALS = 12;

    /** Twelve intervals of equal width. */
    static Steps between(Number least, Number most) {
      return new Steps(least.doubleValue(), (most.doubleValue() - least.doubleValue()) / INTERVALS);
    }

    /** The value, or the middle of its interval. */
    Object level(Object value) {
      if (width == 0) {
        return value;
      }
      double at = StrictMath.floor((((Number) value).doubleValue() - least) / width);
      return least + (Math.min(INTERVALS - 1, at) + 0.5) * width;
    }
  }

  /**
   * @param parameters their positions in the rows
   * @param steps for each of them
   * @param metrics positions of the metrics
   */
  EffectSums(int[] parameters, Steps[] steps, int[] metrics) {
    this.parameters = parameters.clone();
    this.steps = steps.clone();
    this.metrics = metrics.clone();
  }

  /**
   * The sums by network (the rows' first column), position among the parameters, and level: first
   * the designs, then the logarithms of each metric.
   */
  Map<List<Object>, long[]> of(Dataset<Row> rows) {
    return rows.javaRDD()
        .mapPartitions(part -> List.of(add(part)).iterator())
        .fold(new HashMap<>(), EffectSums::merge);
  }

  private Map<List<Object>, long[]> add(Iterator<Row> rows) {
    var sums = new HashMap<List<Object>, long[]>();
    long[] logarithms = new long[metrics.length];
    while (rows.hasNext()) {
      Row row = rows.next();
      if (!IntStream.of(metrics).allMatch(m -> !row.isNullAt(m) && row.getDouble(m) > 0)) {
        continue;
      }
      for (int m = 0; m < metrics.length; m++) {
        logarithms[m] = Math.round(StrictMath.log(row.getDouble(metrics[m])) / LN_UNIT);
      }
      for (int p = 0; p < parameters.length; p++) {
        if (!row.isNullAt(parameters[p])) {
          Object level = steps[p].level(row.get(parameters[p]));
          add(sums.computeIfAbsent(List.of(row.get(0), p, level), key -> none()), 1, logarithms);
        }
      }
    }
    return sums;
  }

  private long[] none() {
    return new long[1 + metrics.length];
  }

  private static void add(long[] sum, long designs, long[] logarithms) {
    sum[0] += designs;
    for (int m = 0; m < logarithms.length; m++) {
      sum[1 + m] += logarithms[m];
    }
  }

  private static Map<List<Object>, long[]> merge(
      Map<List<Object>, long[]> one, Map<List<Object>, long[]> other) {
    other.forEach(
        (key, sum) ->
            one.merge(
                key,
                sum,
                (a, b) -> {
                  for (int i = 0; i < a.length; i++) {
                    a[i] += b[i];
                  }
                  return a;
                }));
    return one;
  }
}
