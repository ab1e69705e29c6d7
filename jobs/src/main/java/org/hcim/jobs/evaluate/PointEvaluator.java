package org.hcim.jobs.evaluate;

import java.util.function.Consumer;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.cost.NetworkCost;
import org.hcim.jobs.evaluate.PointCosts.CostedWorkload;
import org.hcim.jobs.table.Accuracies.Accuracy;
import org.hcim.jobs.table.RowBuilder;
import org.hcim.jobs.table.Status;

/** Converts one point at a time to rows, one per workload; never throws. Not thread-safe. */
public final class PointEvaluator {

  private static final int MAX_REASON_LENGTH = 1024;

  private final PointCosts costs;
  private final RowBuilder rows;
  private final ConfigHash hash;

  public PointEvaluator(SweepInput input, int chunkIndex) {
    costs = new PointCosts(input);
    rows = new RowBuilder(input.columns(), input.provenance(), chunkIndex);
    hash = new ConfigHash(input.constants());
  }

  /** Rows per point. */
  public int rowsPerPoint() {
    return costs.perPoint();
  }

  /** Evaluates one point. */
  public void evaluate(long index, Consumer<Row> sink) {
    costs.cost(index, new Rows(index, sink));
  }

  private final class Rows implements PointCosts.Sink {

    private final long index;
    private final Consumer<Row> sink;

    Rows(long index, Consumer<Row> sink) {
      this.index = index;
      this.sink = sink;
    }

    @Override
    public void design(Object[] values) {
      rows.design(values);
      hash.design(values);
    }

    @Override
    public void cost(CostedWorkload workload, NetworkCost cost, Accuracy accuracy) {
      Row row;
      try {
        row = rows.result(index, hash.with(workload.hash()), workload.name(), cost, accuracy);
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        failed(workload, Status.ERROR, e.toString());
        return;
      }
      sink.accept(row);
    }

    @Override
    public void failed(CostedWorkload workload, Status status, String reason) {
      String printable = reason.replaceAll("\\p{Cntrl}", " ");
      sink.accept(
          rows.failure(
              index,
              hash.with(workload.hash()),
              workload.name(),
              status,
              printable.substring(0, Math.min(MAX_REASON_LENGTH, printable.length()))));
    }
  }
}
