package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lag;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.hcim.accelerator.design.AdcCostSource;
import org.hcim.accelerator.design.Parameter;

/**
 * A check that energy changes with a parameter in the expected direction when all other parameters
 * are equal.
 *
 * @param name the expectation in words
 * @param pairs number of compared pairs of neighboring designs
 * @param violations number of pairs that violate the expectation
 */
record MonotonicityCheck(String name, long pairs, long violations) {

  /** Relative change attributable to rounding. */
  private static final String TOLERANCE = "1e-12";

  /**
   * A parameter on which energy depends.
   *
   * @param condition the rows to check, as SQL
   * @param violation a violation by a row and its predecessor, as SQL
   */
  private record Trend(String name, Parameter parameter, String condition, String violation) {}

  private static final String REGRESSION = AdcCostSource.REGRESSION.key();

  private static final Trend ADC_BITS = adcBits("adc_cost_source = '" + REGRESSION + "'");

  /** The same trend in a sweep whose designs all have an ADC at the cost of the regression. */
  private static final Trend ADC_BITS_OF_ALL = adcBits("TRUE");

  private static final Trend ZEROS =
      new Trend(
          "energy does not increase with ternary_zero_frac",
          Parameter.TERNARY_ZERO_FRAC,
          "ternary_zero_frac IS NOT NULL",
          "energy_pj > before * (1 + " + TOLERANCE + ")");

  private static Trend adcBits(String condition) {
    return new Trend(
        "energy does not decrease with adc_bits (ADC cost regression)",
        Parameter.ADC_BITS,
        condition,
        "energy_pj < before * (1 - " + TOLERANCE + ")");
  }

  /** The checks that apply to a sweep's designs. */
  static List<MonotonicityCheck> of(WorkingSet set, Profile profile) {
    List<Trend> trends = new ArrayList<>();
    if (set.varying().contains(Parameter.ADC_BITS)) {
      if (set.varying().contains(Parameter.ADC_COST_SOURCE)) {
        trends.add(ADC_BITS);
      } else if (REGRESSION.equals(costSource(profile))) {
        trends.add(ADC_BITS_OF_ALL);
      }
    }
    if (set.varying().contains(Parameter.TERNARY_ZERO_FRAC)) {
      trends.add(ZEROS);
    }
    return trends.isEmpty() ? List.of() : of(set, trends);
  }

  private static Object costSource(Profile profile) {
    return profile.columns().get(Parameter.ADC_COST_SOURCE.column()).least();
  }

  /** All checks in one pass: a row is used once for each trend whose condition holds. */
  private static List<MonotonicityCheck> of(WorkingSet set, List<Trend> trends) {
    List<Column> equal = equal(set, trends);
    // the hash comes first because it decides nearly all comparisons of a sort
    equal.add(0, xxhash64(equal.toArray(Column[]::new)));
    var neighbors = Window.partitionBy(equal.toArray(Column[]::new)).orderBy("trend.value");
    List<Column> counts = new ArrayList<>();
    for (int i = 0; i < trends.size(); i++) {
      Column isOfTrend = col("trend.number").equalTo(i);
      counts.add(count_if(isOfTrend));
      counts.add(count_if(isOfTrend.and(expr(trends.get(i).violation()))));
    }
    Row found =
        set.rows()
            .withColumn("trend", explode(array(trends(trends))))
            .where("trend IS NOT NULL")
            .withColumn("before", lag("energy_pj", 1).over(neighbors))
            .where("before IS NOT NULL")
            .agg(lit(0), counts.toArray(Column[]::new))
            .first();
    List<MonotonicityCheck> checks = new ArrayList<>();
    for (int i = 0; i < trends.size(); i++) {
      checks.add(
          new MonotonicityCheck(
              trends.get(i).name(), found.getLong(1 + 2 * i), found.getLong(2 + 2 * i)));
    }
    return checks;
  }

  /** The columns in which neighbors must be equal. */
  private static List<Column> equal(WorkingSet set, List<Trend> trends) {
    List<Column> equal = new ArrayList<>(List.of(col("workload"), col("trend.number")));
    for (Parameter parameter : set.varying()) {
      boolean isOfATrend = trends.stream().anyMatch(trend -> trend.parameter() == parameter);
      equal.add(col(isOfATrend ? "trend." + parameter.column() : parameter.column()));
    }
    return equal;
  }

  /** For each trend: its index, its parameter's value, and the other trends' parameters. */
  private static Column[] trends(List<Trend> trends) {
    return IntStream.range(0, trends.size())
        .mapToObj(
            number -> {
              List<Column> fields = new ArrayList<>();
              fields.add(lit(number).as("number"));
              fields.add(value(trends.get(number)).as("value"));
              for (Trend other : trends) {
                Column equal = other.equals(trends.get(number)) ? lit(null) : value(other);
                fields.add(equal.cast("double").as(other.parameter().column()));
              }
              return when(
                  expr(trends.get(number).condition()), struct(fields.toArray(Column[]::new)));
            })
        .toArray(Column[]::new);
  }

  private static Column value(Trend trend) {
    return col(trend.parameter().column()).cast("double");
  }
}
