package org.hcim.jobs.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.sweeps.pareto.Objective;

/** The Pareto-optimal designs and their objectives, by group. */
final class FrontierPoints {

  private static final int GROUP_FROM = 2;

  private final List<String> by;
  private final List<Objective> objectives;
  private final Map<String, Map<DesignKey, double[]>> groups = new TreeMap<>();

  private FrontierPoints(FrontierTable frontier) {
    by = frontier.outcome().by();
    objectives = frontier.objectives();
    List<String> columns = new ArrayList<>(List.of("workload"));
    columns.addAll(by);
    objectives.forEach(objective -> columns.add(objective.column()));
    frontier
        .paretoOptimal()
        .select("config_hash", columns.toArray(String[]::new))
        .collectAsList()
        .forEach(this::add);
  }

  /** The objectives, converted to minimization, by group name and design. */
  static Map<String, Map<DesignKey, double[]>> of(FrontierTable frontier) {
    return new FrontierPoints(frontier).groups;
  }

  private void add(Row row) {
    double[] point = new double[objectives.size()];
    int from = GROUP_FROM + by.size();
    Arrays.setAll(
        point, d -> objectives.get(d).minimized(((Number) row.get(from + d)).doubleValue()));
    groups
        .computeIfAbsent(group(row), name -> new TreeMap<>())
        .put(new DesignKey(row.getString(0), row.getString(1)), point);
  }

  /** The group's name, as in {@link org.hcim.jobs.frontier.FrontierOutcome.Group#name}. */
  private String group(Row row) {
    return by.isEmpty()
        ? "all"
        : IntStream.range(0, by.size())
            .mapToObj(i -> String.valueOf(row.get(GROUP_FROM + i)))
            .collect(Collectors.joining(", "));
  }
}
