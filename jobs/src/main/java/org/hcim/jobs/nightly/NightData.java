package org.hcim.jobs.nightly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.table.Tables;
import org.hcim.sweeps.pareto.Objective;

/**
 * A sweep with its frontier, as it lies in an output directory.
 *
 * @param out the directory
 * @param sweep how far it is
 * @param specJson the canonical spec
 * @param modelVersion version of the cost model
 * @param gitSha commit of the program
 * @param frontier the frontier in numbers
 */
public record NightData(
    String out,
    TableSnapshot sweep,
    String specJson,
    String modelVersion,
    String gitSha,
    FrontierOutcome frontier) {

  /** An earlier night's, if its tables are still there. */
  public static Optional<NightData> of(String out, Night night) {
    return TableSnapshot.of(out, Table.RESULTS, night.sweepId())
        .map(
            sweep ->
                new NightData(
                    out,
                    sweep,
                    sweep.canonicalJson(),
                    night.modelVersion(),
                    night.gitSha(),
                    night.frontier()));
  }

  /** The table of results. */
  Dataset<Row> results(SparkSession spark) {
    return new Tables(spark, out).of(sweep);
  }

  /** CPU time of evaluation for each row, in microseconds. */
  double cpuUsPerRow() {
    return sweep.total().cpuNanos() * 1e-3 / Math.max(1, sweep.total().rows());
  }

  /** The objectives of frontier designs, to be minimized, by group and then by design. */
  Map<String, Map<String, double[]>> frontierPoints(SparkSession spark) {
    List<Objective> objectives = Objective.parse(String.join(",", frontier.objectives()));
    var columns = new ArrayList<String>(frontier.by());
    objectives.forEach(objective -> columns.add(objective.column()));
    List<Row> rows =
        new Tables(spark, out)
            .frontier(frontier.frontierId())
            .where("front_rank = 1")
            .select("config_hash", columns.toArray(String[]::new))
            .collectAsList();
    Map<String, Map<String, double[]>> points = new HashMap<>();
    for (Row row : rows) {
      points
          .computeIfAbsent(group(row), name -> new HashMap<>())
          .put(row.getString(0), point(row, objectives));
    }
    return points;
  }

  private String group(Row row) {
    String[] values = new String[frontier.by().size()];
    Arrays.setAll(values, i -> String.valueOf(row.get(1 + i)));
    return values.length == 0 ? "all" : String.join(", ", values);
  }

  private double[] point(Row row, List<Objective> objectives) {
    double[] point = new double[objectives.size()];
    Arrays.setAll(
        point,
        d ->
            objectives
                .get(d)
                .minimized(((Number) row.get(1 + frontier.by().size() + d)).doubleValue()));
    return point;
  }
}
