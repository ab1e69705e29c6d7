package org.hcim.jobs.frontier;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.Function2;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;

/** One task's rows to the fronts of their groups. */
record LocalFronts(Broadcast<FrontierInput> input)
    implements FlatMapFunction<Iterator<Row>, HashMap<List<String>, GroupFront>> {

  /** Two parts' fronts to those of both. */
  static final Function2<
          HashMap<List<String>, GroupFront>,
          HashMap<List<String>, GroupFront>,
          HashMap<List<String>, GroupFront>>
      MERGE = LocalFronts::merge;

  @Override
  public Iterator<HashMap<List<String>, GroupFront>> call(Iterator<Row> rows) {
    FrontierInput reader = input.value();
    var groups = new HashMap<List<String>, GroupFront>();
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

  private static HashMap<List<String>, GroupFront> merge(
      HashMap<List<String>, GroupFront> left, HashMap<List<String>, GroupFront> right) {
    right.forEach((key, front) -> left.merge(key, front, GroupFront::merge));
    return left;
  }
}
