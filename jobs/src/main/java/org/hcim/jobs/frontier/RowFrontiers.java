package org.hcim.jobs.frontier;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.summary.RowLoss;
import scala.reflect.ClassTag$;

/** Reduces the rows of all tasks to the frontiers of their groups. */
final class RowFrontiers {

  private RowFrontiers() {}

  /**
   * The frontiers of the rows that satisfy the query's condition, by group and standing.
   *
   * @param rows rows of a sweep
   * @param workloads all networks of the rows
   */
  static Map<Competition, GroupFrontier> of(
      Dataset<Row> rows, FrontierQuery query, List<String> workloads) {
    Column[] columns =
        FrontierInput.columns(query).stream().map(name -> col(name)).toArray(Column[]::new);
    Dataset<Row> read = Condition.applied(query, rows).select(columns);
    var loss = new RowLoss(read.schema());
    Broadcast<FrontierInput> input =
        rows.sparkSession()
            .sparkContext()
            .broadcast(
                FrontierInput.of(query, workloads, loss),
                ClassTag$.MODULE$.apply(FrontierInput.class));
    try {
      return LocalFrontiers.merged(read.javaRDD().mapPartitions(new LocalFrontiers(input)));
    } finally {
      input.destroy();
    }
  }
}
