package org.hcim.jobs.frontier;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** Reduces one task's rows to the frontiers of their groups. */
record LocalFrontiers(Broadcast<FrontierInput> input)
    implements FlatMapFunction<Iterator<Row>, Map<List<String>, GroupFrontier>> {

  /** Merges the frontiers of two parts. */
  static final Function2<
          Map<List<String>, GroupFrontier>,
          Map<List<String>, GroupFrontier>,
          Map<List<String>, GroupFrontier>>
      MERGE = LocalFrontiers::merge;

  @Override
  public Iterator<Map<List<String>, GroupFrontier>> call(Iterator<Row> rows) {
    FrontierInput reader = input.value();
    Map<List<String>, GroupFrontier> groups = new HashMap<>();
    double[] values = new double[reader.dimensions()];
    while (rows.hasNext()) {
      Row row = rows.next();
      GroupFrontier frontier =
          groups.computeIfAbsent(
              reader.group(row), key -> new GroupFrontier(reader.dimensions(), reader.ranks()));
      String reason = reader.read(row, values);
      if (reason == null) {
        frontier.add(values, reader.configIndex(row), reader.workload(row));
      } else {
        frontier.exclude(reason);
      }
    }
    groups.values().forEach(GroupFrontier::packed);
    return List.of(groups).iterator();
  }

  private static Map<List<String>, GroupFrontier> merge(
      Map<List<String>, GroupFrontier> left, Map<List<String>, GroupFrontier> right) {
    right.forEach((key, frontier) -> left.merge(key, frontier, GroupFrontier::merge));
    return left;
  }
}
