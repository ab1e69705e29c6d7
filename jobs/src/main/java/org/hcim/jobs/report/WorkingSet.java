package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.design.Parameter;

/**
 * The columns used for the distributions of designs.
 *
 * @param rows rows with results: workload, the varying parameters and the metrics
 * @param varying the parameters in which designs differ
 * @param metrics the metrics with at least one value
 */
record WorkingSet(Dataset<Row> rows, List<Parameter> varying, List<Metric> metrics) {

  static WorkingSet of(Dataset<Row> ok, Profile profile) {
    List<Column> columns = new ArrayList<>();
    columns.add(col("workload"));
    profile.varying().forEach(parameter -> columns.add(col(parameter.column())));
    profile.metrics().forEach(metric -> columns.add(col(metric.column())));
    return new WorkingSet(
        ok.select(columns.toArray(Column[]::new)), profile.varying(), profile.metrics());
  }
}
