package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lag;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.hcim.accelerator.design.Parameter;

/**
 * How energy must change with a parameter where all others are equal, and whether it does.
 *
 * @param name the law
 * @param pairs neighbors that were compared
 * @param broken pairs that break it
 */
record MonotonicityCheck(String name, long pairs, long broken) {

  /** Relative change that rounding may cause. */
  private static final String TOLERANCE = "1e-12";

  /** The laws that a sweep can test. */
  static List<MonotonicityCheck> of(WorkingSet set) {
    List<MonotonicityCheck> laws = new ArrayList<>();
    if (set.varying().contains(Parameter.ADC_BITS)
        && set.varying().contains(Parameter.ADC_COST_SOURCE)) {
      laws.add(
          test(
              "energy does not fall as adc_bits grow, by the regression",
              set,
              set.rows().where("adc_cost_source = 'regression'"),
              Parameter.ADC_BITS,
              "energy_pj < before * (1 - " + TOLERANCE + ")"));
    }
    if (set.varying().contains(Parameter.TERNARY_ZERO_FRAC)) {
      laws.add(
          test(
              "energy does not rise as ternary_zero_frac grows",
              set,
              set.rows().where("ternary_zero_frac IS NOT NULL"),
              Parameter.TERNARY_ZERO_FRAC,
              "energy_pj > before * (1 + " + TOLERANCE + ")"));
    }
    return List.copyOf(laws);
  }

  private static MonotonicityCheck test(
      String name, WorkingSet set, Dataset<Row> rows, Parameter parameter, String broken) {
    List<Column> equal = new ArrayList<>(List.of(col("workload")));
    set.varying().stream()
        .filter(other -> other != parameter)
        .forEach(other -> equal.add(col(other.column())));
    var neighbors =
        Window.partitionBy(equal.toArray(Column[]::new)).orderBy(col(parameter.column()));
    Row found =
        rows.withColumn("before", lag("energy_pj", 1).over(neighbors))
            .where("before IS NOT NULL")
            .agg(count(col("before")), count_if(expr(broken)))
            .first();
    return new MonotonicityCheck(name, found.getLong(0), found.getLong(1));
  }
}
