package org.hcim.jobs.run;

import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.summary.BestByReadout;
import org.hcim.jobs.summary.BestDesigns;
import org.hcim.jobs.summary.NetworkOrder;
import org.hcim.jobs.summary.RowScope;
import org.hcim.jobs.table.FailureGroup;
import org.hcim.sweeps.pareto.LossLimit;

/**
 * Summarizes a sweep: the lowest-EDAP design of each network and readout type, within an accuracy
 * loss and among all designs.
 *
 * @param sweep the sweep
 * @param maxLoss the accuracy loss within which designs are compared
 */
public record SweepSummary(StoredSweep sweep, LossLimit maxLoss)
    implements Program<SweepSummary.Result> {

  private static final int MAX_REASONS = 3;

  public SweepSummary {
    Objects.requireNonNull(sweep, "sweep");
    Objects.requireNonNull(maxLoss, "maxLoss");
  }

  /**
   * The outcome of a sweep.
   *
   * @param scope the designs that have rows
   * @param designs best designs by network, in the order of the spec, then by constants profile
   * @param failures the most frequent reasons of rows without a result
   */
  public record Result(
      StoredSweep sweep,
      LossLimit maxLoss,
      RowScope scope,
      List<BestDesigns> designs,
      List<FailureGroup> failures) {

    public Result {
      failures = List.copyOf(failures);
      designs = List.copyOf(designs);
    }
  }

  /** The summary of a sweep with the default accuracy loss, or that for which rows were kept. */
  public static SweepSummary of(StoredSweep sweep) {
    return new SweepSummary(sweep, sweep.limit());
  }

  /** Returns this summary with another accuracy loss. */
  public SweepSummary maxLoss(LossLimit limit) {
    return new SweepSummary(sweep, limit);
  }

  @Override
  public Result run(Execution execution) {
    sweep.kept().ifPresent(kept -> kept.require(maxLoss));
    RowScope scope = sweep.scope();
    return execution.on(
        "summary",
        spark -> {
          Dataset<Row> results = sweep.results(spark);
          List<BestDesigns> designs =
              NetworkOrder.of(sweep.status())
                  .sorted(BestByReadout.of(results, maxLoss), BestDesigns::workload);
          return new Result(sweep, maxLoss, scope, designs, failures(results));
        });
  }

  private List<FailureGroup> failures(Dataset<Row> results) {
    return sweep.status().total().failedRows() == 0
        ? List.of()
        : FailureGroup.of(results, MAX_REASONS);
  }
}
