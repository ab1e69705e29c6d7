package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.design.Parameter;

/**
 * What a parameter does to the metrics of a network's designs, averaged over all else.
 *
 * @param workload the network
 * @param parameter the parameter's column
 * @param levels its values, or the middles of intervals where there are many
 */
record Effects(String workload, String parameter, List<Level> levels) {

  /**
   * A value of the parameter.
   *
   * @param value a number or a text
   * @param designs how many have it
   * @param factors for each of {@link Metric#COMPARED}: the geometric mean of the designs with this
   *     value over that of all designs to which the parameter applies
   */
  record Level(Object value, long designs, List<Number> factors) {}

  private static final long MOST_LEVELS = 24;
  private static final int INTERVALS = 12;

  /** Logarithms are added up as whole numbers, so that no order of addition changes the sum. */
  private static final String LN = "cast(round(ln(%s) * 1e7) AS BIGINT)";

  private static final double LN_UNIT = 1e-7;

  /** All parameters in which designs differ, for all networks. */
  static List<Effects> of(WorkingSet set, Profile profile) {
    List<Effects> effects = new ArrayList<>();
    for (Parameter parameter : set.varying()) {
      Map<String, List<Row>> byNetwork = new LinkedHashMap<>();
      for (Row row : sums(set.rows(), value(parameter, profile)).collectAsList()) {
        byNetwork.computeIfAbsent(row.getString(0), name -> new ArrayList<>()).add(row);
      }
      byNetwork.forEach(
          (network, rows) -> effects.add(new Effects(network, parameter.column(), levels(rows))));
    }
    return List.copyOf(effects);
  }

  private static Dataset<Row> sums(Dataset<Row> rows, Column value) {
    Column[] sums =
        Metric.COMPARED.stream()
            .map(metric -> sum(expr(LN.formatted(metric.column()))))
            .toArray(Column[]::new);
    return rows.groupBy(col("workload"), value.as("value"))
        .agg(count(lit(1)), sums)
        .where("value IS NOT NULL")
        .orderBy("workload", "value");
  }

  /** The parameter's value, or the middle of its interval. */
  private static Column value(Parameter parameter, Profile profile) {
    var column = profile.columns().get(parameter.column());
    if (column.distinct() <= MOST_LEVELS || column.least() instanceof String) {
      return col(parameter.column());
    }
    double least = ((Number) column.least()).doubleValue();
    double width = (((Number) column.most()).doubleValue() - least) / INTERVALS;
    return expr(
        String.format(
            Locale.ROOT,
            "%1$s + (least(%2$d, floor((%3$s - %1$s) / %4$s)) + 0.5D) * %4$s",
            least + "D",
            INTERVALS - 1,
            parameter.column(),
            width + "D"));
  }

  private static List<Level> levels(List<Row> rows) {
    long designs = rows.stream().mapToLong(row -> row.getLong(2)).sum();
    List<Level> levels = new ArrayList<>();
    for (Row row : rows) {
      List<Number> factors = new ArrayList<>();
      for (int i = 0; i < Metric.COMPARED.size(); i++) {
        int at = 3 + i;
        double all = (double) rows.stream().mapToLong(r -> r.getLong(at)).sum() / designs;
        double own = (double) row.getLong(at) / row.getLong(2);
        factors.add(Digits.of(StrictMath.exp((own - all) * LN_UNIT)));
      }
      levels.add(new Level(row.get(1), row.getLong(2), factors));
    }
    return levels;
  }
}
