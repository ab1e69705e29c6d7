package org.hcim.jobs.frontier;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.summary.KnownLoss;
import scala.reflect.ClassTag$;

/** Reduces the rows of all tasks to the frontiers of their groups. */
final class RowFrontiers {

  private RowFrontiers() {}

  /**
   * The frontiers of the rows for which the query's condition holds, by standing.
   *
   * @param rows with the columns of {@link KnownLoss}
   * @param workloads all networks of the rows
   */
  static Map<Competition, GroupFrontier> of(
      Dataset<Row> rows, FrontierQuery query, List<String> workloads) {
    Column[] columns =
        FrontierInput.columns(query).stream().map(name -> col(name)).toArray(Column[]::new);
    Broadcast<FrontierInput> input =
        rows.sparkSession()
            .sparkContext()
            .broadcast(
                FrontierInput.of(query, workloads), ClassTag$.MODULE$.apply(FrontierInput.class));
    try {
      return Condition.applied(query, rows)
          .select(columns)
          .javaRDD()
          .mapPartitions(new LocalFrontiers(input))
          .treeReduce(LocalFrontiers.MERGE, LocalFrontiers.MERGE_DEPTH);
    } finally {
      input.destroy();
    }
  }
}
