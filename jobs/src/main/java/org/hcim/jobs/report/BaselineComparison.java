package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.try_divide;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The designs of two sweeps side by side, matched by all that decides their results.
 *
 * @param pairs one row a design; columns of the sweep as they are, of the baseline with {@code
 *     old_}
 */
record BaselineComparison(Dataset<Row> pairs) implements AutoCloseable {

  private static final int MAX_MOVERS = 20;
  private static final String EDAP = Metric.EDAP.column();

  static BaselineComparison of(Dataset<Row> results, Dataset<Row> baseline) {
    Dataset<Row> now = compared(results, "");
    Dataset<Row> before = compared(baseline, "old_");
    return new BaselineComparison(
        now.join(
                before,
                now.col("config_hash")
                    .equalTo(before.col("old_config_hash"))
                    .and(now.col("workload").equalTo(before.col("old_workload"))),
                "full_outer")
            .persist());
  }

  /** All that changed from a baseline to a sweep; designs that moved are added to the others. */
  static Change change(ReportInput input, Baseline baseline, Designs designs) {
    try (BaselineComparison comparing = of(input.results(), baseline.results())) {
      List<Long> counts = comparing.counts();
      return new Change(
          baseline.out(),
          baseline.sweepId(),
          baseline.modelVersion(),
          input.records().modelVersion(),
          counts.get(0),
          counts.get(1),
          counts.get(2),
          comparing.drifts(),
          comparing.movers(),
          baseline
              .front()
              .flatMap(old -> input.front().map(now -> FrontMoves.of(old, now, designs)))
              .orElse(List.of()));
    }
  }

  /** Designs of both, of the sweep alone, of the baseline alone. */
  List<Long> counts() {
    Row counts =
        pairs
            .agg(
                count_if(both()),
                count_if(col("old_config_hash").isNull()),
                count_if(col("config_hash").isNull()))
            .first();
    return List.of(counts.getLong(0), counts.getLong(1), counts.getLong(2));
  }

  /** How each result changed. */
  List<Change.Drift> drifts() {
    List<Column> sums = new ArrayList<>();
    for (String column : columns()) {
      boolean text = column.equals("status");
      Column change = text ? lit(0.0) : change(column);
      sums.add(count_if(not(col(column).eqNullSafe(col("old_" + column)))));
      sums.add(min(change));
      sums.add(max(change));
    }
    Row found = pairs.where(both()).agg(count(lit(1)), sums.toArray(Column[]::new)).first();
    List<Change.Drift> drifts = new ArrayList<>();
    for (int i = 0; i < columns().size(); i++) {
      drifts.add(
          new Change.Drift(
              columns().get(i),
              found.getLong(1 + 3 * i),
              digits(found, 2 + 3 * i),
              digits(found, 3 + 3 * i)));
    }
    return drifts;
  }

  /** The designs whose EDAP changed most. */
  List<Change.Mover> movers() {
    return pairs
        .where(both())
        .withColumn("change", change(EDAP))
        .where("change <> 0")
        .orderBy(abs(col("change")).desc(), col("workload"), col("config_index"))
        .limit(MAX_MOVERS)
        .collectAsList()
        .stream()
        .map(
            row ->
                new Change.Mover(
                    row.getAs("workload"),
                    row.<Long>getAs("config_index"),
                    Digits.of(row.<Double>getAs("old_" + EDAP)),
                    Digits.of(row.<Double>getAs(EDAP)),
                    Digits.of(row.<Double>getAs("change"))))
        .toList();
  }

  @Override
  public void close() {
    pairs.unpersist(false);
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("status"));
    Metric.COMPARED.forEach(metric -> columns.add(metric.column()));
    return columns;
  }

  private static Dataset<Row> compared(Dataset<Row> results, String prefix) {
    List<Column> columns = new ArrayList<>();
    for (String key : List.of("config_hash", "workload", "config_index")) {
      columns.add(col(key).as(prefix + key));
    }
    columns().forEach(column -> columns.add(col(column).as(prefix + column)));
    return results.select(columns.toArray(Column[]::new));
  }

  private static Column both() {
    return col("config_hash").isNotNull().and(col("old_config_hash").isNotNull());
  }

  private static Column change(String column) {
    return try_divide(col(column).minus(col("old_" + column)), col("old_" + column));
  }

  private static Number digits(Row row, int at) {
    return row.isNullAt(at) ? null : Digits.of(row.getDouble(at));
  }
}
