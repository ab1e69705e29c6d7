package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A histogram of a network's designs over two metrics.
 *
 * @param workload the network
 * @param x column of the first metric
 * @param y column of the second
 * @param cells for each cell that is not empty: x + {@link #BINS} * y, then the count
 */
record Density(String workload, String x, String y, List<Long> cells) {

  /** Cells along an axis, between the smallest and the largest value of the network. */
  static final int BINS = 40;

  /**
   * The range of a metric over the designs of a network.
   *
   * @param least the smallest value
   * @param most the largest
   */
  record Range(double least, double most) {}

  /** All pairs of metrics of all networks. */
  static List<Density> of(WorkingSet set) {
    Dataset<Row> bins = bins(set);
    List<Column> pairs = new ArrayList<>();
    List<Metric> metrics = set.metrics();
    for (int x = 0; x < metrics.size(); x++) {
      for (int y = x + 1; y < metrics.size(); y++) {
        Column cell = col("bin" + x).plus(col("bin" + y).multiply(BINS));
        pairs.add(struct(lit(x).as("x"), lit(y).as("y"), cell.as("cell")));
      }
    }
    if (pairs.isEmpty()) {
      return List.of();
    }
    List<Row> cells =
        bins.select(col("workload"), col("designs"), explode(array(pairs.toArray(Column[]::new))))
            .where("col.cell IS NOT NULL")
            .groupBy("workload", "col.x", "col.y", "col.cell")
            .agg(sum("designs"))
            .orderBy("workload", "x", "y", "cell")
            .collectAsList();
    Map<List<Object>, Density> found = new LinkedHashMap<>();
    for (Row row : cells) {
      String x = metrics.get(row.getInt(1)).column();
      String y = metrics.get(row.getInt(2)).column();
      Density density =
          found.computeIfAbsent(
              List.of(row.getString(0), x, y),
              key -> new Density(row.getString(0), x, y, new ArrayList<>()));
      density.cells().add((long) row.getInt(3));
      density.cells().add(row.getLong(4));
    }
    return List.copyOf(found.values());
  }

  /** The ranges of all metrics, by network and column. */
  static Map<String, Map<String, Range>> ranges(WorkingSet set) {
    Map<String, Map<String, Range>> ranges = new LinkedHashMap<>();
    for (Row row : ends(set).orderBy("workload").collectAsList()) {
      Map<String, Range> ofNetwork = new LinkedHashMap<>();
      for (int i = 0; i < set.metrics().size(); i++) {
        if (!row.isNullAt(1 + 2 * i)) {
          ofNetwork.put(
              set.metrics().get(i).column(),
              new Range(row.getDouble(1 + 2 * i), row.getDouble(2 + 2 * i)));
        }
      }
      ranges.put(row.getString(0), ofNetwork);
    }
    return ranges;
  }

  private static Dataset<Row> ends(WorkingSet set) {
    List<Column> ends = new ArrayList<>();
    for (int i = 0; i < set.metrics().size(); i++) {
      ends.add(min(set.metrics().get(i).column()).as("least" + i));
      ends.add(max(set.metrics().get(i).column()).as("most" + i));
    }
    return set.rows()
        .groupBy("workload")
        .agg(count(lit(1)).as("all_designs"), ends.toArray(Column[]::new))
        .drop("all_designs");
  }

  /** The designs counted by the bins of all their metrics. */
  private static Dataset<Row> bins(WorkingSet set) {
    List<Column> keys = new ArrayList<>(List.of(col("workload")));
    for (int i = 0; i < set.metrics().size(); i++) {
      keys.add(bin(set.metrics().get(i), i));
    }
    return set.rows()
        .join(broadcast(ends(set)), "workload")
        .groupBy(keys.toArray(Column[]::new))
        .agg(count(lit(1)).as("designs"));
  }

  private static Column bin(Metric metric, int i) {
    String part =
        metric.axis() == Metric.Axis.LOG
            ? "try_divide(ln(%1$s / least%2$d), ln(most%2$d / least%2$d))"
            : "try_divide(%1$s - least%2$d, most%2$d - least%2$d)";
    String place = String.format(part, metric.column(), i);
    String bin =
        String.format(
            "CASE WHEN %1$s IS NULL THEN NULL"
                + " ELSE least(%3$d, cast(floor(coalesce(%2$s, 0) * %4$d) AS INT)) END",
            metric.column(), place, BINS - 1, BINS);
    return expr(bin).as("bin" + i);
  }
}
