package org.hcim.jobs.frontier;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** Reduces one task's rows to the frontiers of their groups. */
record LocalFrontiers(Broadcast<FrontierInput> input)
    implements FlatMapFunction<Iterator<Row>, Map<Competition, GroupFrontier>> {

  /** The depth of the merge tree. */
  private static final int MERGE_DEPTH = 3;

  /** Merges the frontiers of two parts. */
  private static final Function2<
          Map<Competition, GroupFrontier>,
          Map<Competition, GroupFrontier>,
          Map<Competition, GroupFrontier>>
      MERGE = LocalFrontiers::merge;

  /** The frontiers of all parts, as a tree; none if there are no parts. */
  static Map<Competition, GroupFrontier> merged(JavaRDD<Map<Competition, GroupFrontier>> parts) {
    Map<Competition, GroupFrontier> none = new HashMap<>();
    return parts.treeAggregate(none, MERGE, MERGE, MERGE_DEPTH);
  }

  @Override
  public Iterator<Map<Competition, GroupFrontier>> call(Iterator<Row> rows) {
    FrontierInput reader = input.value();
    Map<Competition, GroupFrontier> groups = new HashMap<>();
    double[] values = new double[reader.dimensions()];
    while (rows.hasNext()) {
      Row row = rows.next();
      GroupFrontier frontier =
          groups.computeIfAbsent(
              reader.competition(row),
              key -> new GroupFrontier(reader.dimensions(), reader.ranks()));
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

  private static Map<Competition, GroupFrontier> merge(
      Map<Competition, GroupFrontier> left, Map<Competition, GroupFrontier> right) {
    right.forEach((key, frontier) -> left.merge(key, frontier, GroupFrontier::merge));
    return left;
  }
}
