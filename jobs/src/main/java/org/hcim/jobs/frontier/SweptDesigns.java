package org.hcim.jobs.frontier;

import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.summary.MostBits;
import org.hcim.jobs.table.RowSummary;

/**
 * The networks of a sweep and the largest bit widths of its designs, from one pass over its rows.
 */
final class SweptDesigns implements RowSummary<SweptDesigns> {

  private static final long serialVersionUID = 1L;

  private final TreeSet<String> workloads = new TreeSet<>();
  private MostBits most = MostBits.NONE;

  /** The network of the previous row, which the next row often shares. */
  private String latest;

  /** Summarizes all rows of a sweep. */
  static SweptDesigns of(Dataset<Row> results) {
    return RowSummary.of(
        results.select("weight_bits", "activation_bits", "workload"), new SweptDesigns());
  }

  List<String> workloads() {
    return List.copyOf(workloads);
  }

  MostBits most() {
    return most;
  }

  @Override
  public SweptDesigns add(Row row) {
    most = most.add(row);
    String workload = row.getString(2);
    if (!workload.equals(latest)) {
      workloads.add(workload);
      latest = workload;
    }
    return this;
  }

  @Override
  public SweptDesigns merge(SweptDesigns other) {
    most = most.merge(other.most);
    workloads.addAll(other.workloads);
    return this;
  }
}
