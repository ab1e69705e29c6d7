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
 * A check that energy changes with a parameter in the expected direction while all others are
 * equal.
 *
 * @param name the expectation in words
 * @param pairs neighboring designs that were compared
 * @param violations pairs that violate it
 */
record MonotonicityCheck(String name, long pairs, long violations) {

  /** Relative change that rounding may cause. */
  private static final String TOLERANCE = "1e-12";

  /** The checks that a sweep has designs for. */
  static List<MonotonicityCheck> of(WorkingSet set) {
    List<MonotonicityCheck> checks = new ArrayList<>();
    if (set.varying().contains(Parameter.ADC_BITS)
        && set.varying().contains(Parameter.ADC_COST_SOURCE)) {
      checks.add(
          test(
              "energy does not decrease with adc_bits (ADC cost regression)",
              set,
              set.rows().where("adc_cost_source = 'regression'"),
              Parameter.ADC_BITS,
              "energy_pj < before * (1 - " + TOLERANCE + ")"));
    }
    if (set.varying().contains(Parameter.TERNARY_ZERO_FRAC)) {
      checks.add(
          test(
              "energy does not increase with ternary_zero_frac",
              set,
              set.rows().where("ternary_zero_frac IS NOT NULL"),
              Parameter.TERNARY_ZERO_FRAC,
              "energy_pj > before * (1 + " + TOLERANCE + ")"));
    }
    return List.copyOf(checks);
  }

  private static MonotonicityCheck test(
      String name, WorkingSet set, Dataset<Row> rows, Parameter parameter, String violation) {
    List<Column> equal = new ArrayList<>(List.of(col("workload")));
    set.varying().stream()
        .filter(other -> other != parameter)
        .forEach(other -> equal.add(col(other.column())));
    var neighbors =
        Window.partitionBy(equal.toArray(Column[]::new)).orderBy(col(parameter.column()));
    Row found =
        rows.withColumn("before", lag("energy_pj", 1).over(neighbors))
            .where("before IS NOT NULL")
            .agg(count(col("before")), count_if(expr(violation)))
            .first();
    return new MonotonicityCheck(name, found.getLong(0), found.getLong(1));
  }
}
