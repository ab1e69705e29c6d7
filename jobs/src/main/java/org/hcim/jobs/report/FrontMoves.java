package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** How fronts changed from one sweep to another. */
final class FrontMoves {

  private static final String[] DESIGN = {"config_hash", "workload"};
  private static final int MAX_LISTED = 50;

  private FrontMoves() {}

  static List<Change.FrontMove> of(Front before, Front now, Designs designs) {
    Dataset<Row> old = before.first();
    Dataset<Row> entered = now.first().join(old, DESIGN, "left_anti");
    Dataset<Row> left = old.join(now.first(), DESIGN, "left_anti");
    Map<String, Long> stayed = counts(now.first().join(old, DESIGN, "left_semi"));
    Map<String, Long> enteredCounts = counts(entered);
    Map<String, Long> leftCounts = counts(left);
    Map<String, List<Integer>> enteredRows = rows(entered, now, designs, "");
    Map<String, List<Integer>> leftRows = rows(left, before, designs, "baseline");
    var workloads = new TreeSet<>(stayed.keySet());
    workloads.addAll(enteredCounts.keySet());
    workloads.addAll(leftCounts.keySet());
    return workloads.stream()
        .map(
            workload ->
                new Change.FrontMove(
                    workload,
                    stayed.getOrDefault(workload, 0L),
                    enteredCounts.getOrDefault(workload, 0L),
                    leftCounts.getOrDefault(workload, 0L),
                    enteredRows.getOrDefault(workload, List.of()),
                    leftRows.getOrDefault(workload, List.of()),
                    before.hypervolumes().get(workload),
                    now.hypervolumes().get(workload)))
        .toList();
  }

  private static Map<String, Long> counts(Dataset<Row> front) {
    Map<String, Long> counts = new HashMap<>();
    front
        .groupBy("workload")
        .count()
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), row.getLong(1)));
    return counts;
  }

  private static Map<String, List<Integer>> rows(
      Dataset<Row> front, Front order, Designs designs, String source) {
    Map<String, List<Integer>> rows = new HashMap<>();
    for (Row row :
        front
            .orderBy(col("workload"), col(order.columns().get(0)), col("config_index"))
            .limit(MAX_LISTED)
            .collectAsList()) {
      rows.computeIfAbsent(row.getAs("workload"), name -> new ArrayList<>())
          .add(designs.add(source, row));
    }
    return rows;
  }
}
