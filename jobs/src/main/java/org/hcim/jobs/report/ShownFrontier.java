package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.hcim.jobs.frontier.FrontierTable;

/**
 * The part of a network's frontier that a page can show.
 *
 * @param size number of Pareto-optimal designs of the network
 * @param rows the displayed designs, in order of the first objective
 */
record ShownFrontier(long size, List<Row> rows) {

  private static final String SIZE = "frontier_size";

  ShownFrontier {
    rows = List.copyOf(rows);
  }

  /**
   * The Pareto-optimal designs of each network, thinned evenly if a page cannot show all of them;
   * both ends and the knee point are kept.
   */
  static Map<String, ShownFrontier> of(FrontierTable frontier, int maxPerNetwork) {
    List<Row> few = frontier.paretoOptimal().limit(maxPerNetwork + 1).collectAsList();
    Map<String, ShownFrontier> shown = new TreeMap<>();
    if (few.size() <= maxPerNetwork) {
      byNetwork(few.stream().sorted(order(frontier)).toList())
          .forEach((network, rows) -> shown.put(network, new ShownFrontier(rows.size(), rows)));
    } else {
      byNetwork(thinned(frontier, maxPerNetwork).collectAsList())
          .forEach(
              (network, rows) ->
                  shown.put(network, new ShownFrontier(rows.get(0).<Long>getAs(SIZE), rows)));
    }
    return shown;
  }

  private static Map<String, List<Row>> byNetwork(List<Row> rows) {
    return rows.stream().collect(Collectors.groupingBy(row -> row.<String>getAs("workload")));
  }

  private static Comparator<Row> order(FrontierTable frontier) {
    String first = frontier.objectives().get(0).column();
    return Comparator.<Row>comparingDouble(row -> row.<Number>getAs(first).doubleValue())
        .thenComparingLong(row -> row.<Long>getAs("config_index"));
  }

  /** The thinned rows, with an additional column for the size of the network's frontier. */
  private static Dataset<Row> thinned(FrontierTable frontier, int maxPerNetwork) {
    var network = Window.partitionBy("workload");
    var order = network.orderBy(col(frontier.objectives().get(0).column()), col("config_index"));
    var step = greatest(lit(1), ceil(col(SIZE).divide(maxPerNetwork)));
    return frontier
        .paretoOptimal()
        .withColumn(SIZE, count(lit(1)).over(network))
        .withColumn("place", row_number().over(order))
        .where(
            col("is_knee")
                .or(col("place").equalTo(col(SIZE)))
                .or(pmod(col("place").minus(1), step).equalTo(0)))
        .orderBy("workload", "place")
        .drop("place");
  }
}
