package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.hcim.accelerator.design.Parameter;

/**
 * The columns for most of the page, cached by Spark.
 *
 * @param rows rows with results: workload, config_index, config_hash, the varying parameters and
 *     the metrics
 * @param varying the parameters in which designs differ
 * @param metrics the metrics with at least one value
 */
record WorkingSet(Dataset<Row> rows, List<Parameter> varying, List<Metric> metrics)
    implements AutoCloseable {

  static WorkingSet of(Dataset<Row> ok, Profile profile) {
    List<Column> columns = new ArrayList<>();
    columns.add(col("workload"));
    columns.add(col("config_index"));
    columns.add(col("config_hash"));
    profile.varying().forEach(parameter -> columns.add(col(parameter.column())));
    profile.metrics().forEach(metric -> columns.add(col(metric.column())));
    Dataset<Row> rows =
        ok.select(columns.toArray(Column[]::new)).persist(StorageLevel.MEMORY_AND_DISK());
    return new WorkingSet(rows, profile.varying(), profile.metrics());
  }

  @Override
  public void close() {
    rows.unpersist(false);
  }
}
