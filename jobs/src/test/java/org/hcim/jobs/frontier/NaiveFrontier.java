package org.hcim.jobs.frontier;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Frontiers found by comparing every design with every other, in plain loops. */
final class NaiveFrontier {

  private NaiveFrontier() {}

  static String design(Row row) {
    return row.getAs("workload") + " " + row.getAs("config_index");
  }

  /** Removes the Pareto-optimal designs repeatedly; all objectives are minimized. */
  static List<String> designs(List<Row> rows, List<String> objectives, int rank) {
    List<Row> left =
        new ArrayList<>(rows.stream().filter(row -> row.getAs("status").equals("ok")).toList());
    List<Row> best = List.of();
    for (int round = 0; round < rank; round++) {
      List<Row> all = left;
      best =
          all.stream()
              .filter(row -> all.stream().noneMatch(other -> beats(other, row, objectives)))
              .toList();
      left = new ArrayList<>(left);
      left.removeAll(best);
    }
    return best.stream().map(NaiveFrontier::design).toList();
  }

  private static boolean beats(Row one, Row other, List<String> objectives) {
    boolean better = false;
    for (String objective : objectives) {
      int order = Double.compare(one.<Double>getAs(objective), other.<Double>getAs(objective));
      if (order > 0) {
        return false;
      }
      better |= order < 0;
    }
    return better && one.getAs("workload").equals(other.getAs("workload"));
  }

  /** The area below and right of a two-dimensional frontier, in the box's logarithms. */
  static double staircase(List<Row> frontier) {
    List<double[]> steps =
        frontier.stream()
            .map(
                row ->
                    new double[] {
                      Math.log(row.<Double>getAs("energy_pj") / 1e4) / Math.log(1e5),
                      Math.log(row.<Double>getAs("latency_ns") / 1e4) / Math.log(1e4)
                    })
            .sorted((a, b) -> Double.compare(a[0], b[0]))
            .toList();
    double area = 0;
    double height = 1;
    for (double[] step : steps) {
      area += (1 - step[0]) * Math.max(0, height - step[1]);
      height = Math.min(height, step[1]);
    }
    return area;
  }
}
