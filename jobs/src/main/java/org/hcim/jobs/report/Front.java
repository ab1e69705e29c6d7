package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.row_number;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.hcim.jobs.frontier.FrontierOutcome;

/**
 * The fronts of a sweep, one a network, as {@code hcim frontier} wrote them.
 *
 * @param frontierId which frontier
 * @param objectives column and direction, such as {@code energy_pj:min}; the first orders a front
 * @param rows the frontier table
 * @param hypervolumes of the networks for which it is known
 */
public record Front(
    String frontierId,
    List<String> objectives,
    Dataset<Row> rows,
    Map<String, Double> hypervolumes) {

  public Front {
    objectives = List.copyOf(objectives);
    if (objectives.size() < 2) {
      throw new IllegalArgumentException("objectives " + objectives + " must be two or more");
    }
    Objects.requireNonNull(rows, "rows");
    hypervolumes = Map.copyOf(hypervolumes);
  }

  /** A frontier of each network. */
  public static Front of(FrontierOutcome frontier, Dataset<Row> rows) {
    Map<String, Double> hypervolumes = new HashMap<>();
    for (FrontierOutcome.Group group : frontier.groups()) {
      if (group.hypervolume() != null) {
        hypervolumes.put(group.group().get("workload"), group.hypervolume());
      }
    }
    return new Front(frontier.frontierId(), frontier.objectives(), rows, hypervolumes);
  }

  /** The designs that nobody dominates. */
  Dataset<Row> first() {
    return rows.where("front_rank = 1");
  }

  /** The columns of the objectives. */
  List<String> columns() {
    return objectives.stream().map(objective -> objective.split(":", 2)[0]).toList();
  }

  /**
   * The first front in its order, thinned evenly where it is larger than a page can show; both ends
   * and the knee stay. Has a column more, {@code front_size}.
   */
  Dataset<Row> shown(int mostOfANetwork) {
    var network = Window.partitionBy("workload");
    var order = network.orderBy(col(columns().get(0)), col("config_index"));
    var step = greatest(lit(1), ceil(col("front_size").divide(mostOfANetwork)));
    return first()
        .withColumn("front_size", count(lit(1)).over(network))
        .withColumn("place", row_number().over(order))
        .where(
            col("is_knee")
                .or(col("place").equalTo(col("front_size")))
                .or(pmod(col("place").minus(1), step).equalTo(0)))
        .orderBy("workload", "place")
        .drop("place");
  }
}
