package org.hcim.jobs.report;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.summary.BestRows;
import org.hcim.jobs.table.RowSummary;
import org.hcim.jobs.table.Status;
import org.hcim.sweeps.pareto.LossLimit;

/**
 * Most of a page's content, from one pass over all rows and columns of a sweep.
 *
 * @param status position of the status column
 * @param tally tally of all rows and columns
 * @param best the best designs per readout type
 * @param sparsity the best ternary designs
 * @param accuracies the lowest energies
 * @param ranges ranges of the metrics
 * @param samples sampled designs
 */
record Overview(
    int status,
    Tally tally,
    BestRows best,
    Sparsity sparsity,
    Accuracies accuracies,
    Ranges ranges,
    Samples samples)
    implements RowSummary<Overview> {

  /** The overview of a sweep's rows. */
  static Overview of(Dataset<Row> results, LossLimit limit) {
    Dataset<Row> hashed = results.withColumn(Samples.HASH, Samples.hash());
    StructType type = hashed.schema();
    return RowSummary.of(
        hashed,
        new Overview(
            type.fieldIndex("status"),
            new Tally(results.schema()),
            new BestRows(type, limit),
            new Sparsity(type),
            new Accuracies(type),
            new Ranges(type),
            new Samples(type)));
  }

  @Override
  public Overview add(Row row) {
    tally.add(row);
    if (row.getString(status).equals(Status.OK.key())) {
      best.add(row);
      sparsity.add(row);
      accuracies.add(row);
      ranges.add(row);
      samples.add(row);
    }
    return this;
  }

  @Override
  public Overview merge(Overview other) {
    tally.merge(other.tally);
    best.merge(other.best);
    sparsity.merge(other.sparsity);
    accuracies.merge(other.accuracies);
    ranges.merge(other.ranges);
    samples.merge(other.samples);
    return this;
  }
}
