package org.hcim.jobs.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.compare.RunComparison;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.regression.Verdict;

/**
 * The input of a report.
 *
 * @param title the sweep's name
 * @param out the output directory, as the user named it
 * @param spec the spec's file, for the commands that the page shows; {@code SPEC} where unknown
 * @param command the command that writes the same rows, such as {@code sweep} or {@code optimum}
 * @param records the content of the control files
 * @param results the sweep's rows
 * @param frontier its frontiers by network, if they were computed
 * @param baselineFrontier those of the baseline
 * @param comparison with the baseline
 * @param verdicts of the run-to-run gates; the report adds those of the data
 * @param maxLoss the accuracy loss up to which designs are compared
 * @param importances shares of variance, where they were computed
 */
public record ReportInput(
    String title,
    String out,
    String spec,
    String command,
    TableSnapshot records,
    Dataset<Row> results,
    Optional<FrontierTable> frontier,
    Optional<FrontierTable> baselineFrontier,
    Optional<RunComparison> comparison,
    List<Verdict> verdicts,
    LossLimit maxLoss,
    List<Importance> importances) {

  public ReportInput {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(results, "results");
    verdicts = List.copyOf(verdicts);
    importances = List.copyOf(importances);
  }
}
