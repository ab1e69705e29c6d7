package org.hcim.jobs.report;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.compare.RunComparison;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.summary.RowScope;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.regression.Verdict;

/**
 * The input of a report.
 *
 * @param title the sweep's name
 * @param out the output directory, as named by the user
 * @param spec the spec's file, for commands on the page; {@code SPEC} if unknown
 * @param command the command that writes the same rows, such as {@code sweep} or {@code optimum}
 * @param records the content of the control files
 * @param results the sweep's rows
 * @param frontier the frontiers by network, if computed
 * @param baselineFrontier the baseline's frontiers
 * @param comparison the comparison with the baseline
 * @param verdicts verdicts of the run-to-run gates; the report adds those on the data
 * @param maxLoss the accuracy loss within which designs are compared
 * @param scope the designs that have rows
 * @param importances shares of variance, if computed
 * @param sharesNote the reason why there are no shares of variance; empty if there is none
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
    RowScope scope,
    List<Importance> importances,
    String sharesNote) {

  public ReportInput {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(results, "results");
    Objects.requireNonNull(scope, "scope");
    verdicts = List.copyOf(verdicts);
    importances = List.copyOf(importances);
    Objects.requireNonNull(sharesNote, "sharesNote");
  }
}
