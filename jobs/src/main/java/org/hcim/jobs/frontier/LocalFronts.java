package org.hcim.jobs.frontier;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** One task's rows to the fronts of their groups. */
record LocalFronts(Broadcast<FrontierInput> input)
    implements FlatMapFunction<Iterator<Row>, Map<List<String>, GroupFront>> {

  /** Two parts' fronts to those of both. */
  static final Function2<
          Map<List<String>, GroupFront>,
          Map<List<String>, GroupFront>,
          Map<List<String>, GroupFront>>
      MERGE = LocalFronts::merge;

  @Override
  public Iterator<Map<List<String>, GroupFront>> call(Iterator<Row> rows) {
    FrontierInput reader = input.value();
    Map<List<String>, GroupFront> groups = new HashMap<>();
    double[] values = new double[reader.dimensions()];
    while (rows.hasNext()) {
      Row row = rows.next();
      GroupFront front =
          groups.computeIfAbsent(
              reader.group(row), key -> new GroupFront(reader.dimensions(), reader.ranks()));
      String reason = reader.read(row, values);
      if (reason == null) {
        front.add(values, reader.configIndex(row), reader.workload(row));
      } else {
        front.exclude(reason);
      }
    }
    groups.values().forEach(GroupFront::packed);
    return List.of(groups).iterator();
  }

  private static Map<List<String>, GroupFront> merge(
      Map<List<String>, GroupFront> left, Map<List<String>, GroupFront> right) {
    right.forEach((key, front) -> left.merge(key, front, GroupFront::merge));
    return left;
  }
}
