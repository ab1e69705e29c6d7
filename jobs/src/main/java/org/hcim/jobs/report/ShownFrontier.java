package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.hcim.jobs.frontier.FrontierTable;

/** The part of a frontier that a page can show. */
final class ShownFrontier {

  private ShownFrontier() {}

  /**
   * The Pareto-optimal designs of each network in order of the first objective, thinned evenly
   * where there are more than a page can show; both ends and the knee point stay. Has one more
   * column, {@code frontier_size}.
   */
  static Dataset<Row> of(FrontierTable frontier, int maxPerNetwork) {
    var network = Window.partitionBy("workload");
    var order = network.orderBy(col(frontier.objectives().get(0).column()), col("config_index"));
    var step = greatest(lit(1), ceil(col("frontier_size").divide(maxPerNetwork)));
    return frontier
        .paretoOptimal()
        .withColumn("frontier_size", count(lit(1)).over(network))
        .withColumn("place", row_number().over(order))
        .where(
            col("is_knee")
                .or(col("place").equalTo(col("frontier_size")))
                .or(pmod(col("place").minus(1), step).equalTo(0)))
        .orderBy("workload", "place")
        .drop("place");
  }
}
