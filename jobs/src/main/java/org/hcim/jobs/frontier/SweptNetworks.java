package org.hcim.jobs.frontier;

import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.table.RowSummary;

/** The networks of a sweep, from one pass over its rows. */
final class SweptNetworks implements RowSummary<SweptNetworks> {

  private static final long serialVersionUID = 1L;

  private final TreeSet<String> names = new TreeSet<>();

  /** The network of the previous row, which the next row often shares. */
  private String latest;

  /** The names of the networks of all rows, sorted. */
  static List<String> of(Dataset<Row> results) {
    return List.copyOf(RowSummary.of(results.select("workload"), new SweptNetworks()).names);
  }

  @Override
  public SweptNetworks add(Row row) {
    String workload = row.getString(0);
    if (!workload.equals(latest)) {
      names.add(workload);
      latest = workload;
    }
    return this;
  }

  @Override
  public SweptNetworks merge(SweptNetworks other) {
    names.addAll(other.names);
    return this;
  }
}
