package org.hcim.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.compare.ComparedRun;
import org.hcim.jobs.compare.RegressionGates;
import org.hcim.jobs.compare.RunComparison;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.jobs.report.Report;
import org.hcim.jobs.report.ReportInput;
import org.hcim.jobs.store.Descriptions;
import org.hcim.jobs.store.LatestFrontier;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableRecords;
import org.hcim.jobs.store.TableStatus;
import org.hcim.jobs.table.Tables;
import org.hcim.sweeps.regression.Gates;
import org.hcim.sweeps.regression.Verdict;
import org.hcim.sweeps.spec.FrontierSpec;

/**
 * Gathers a sweep's report and writes it.
 *
 * @param out the output directory
 * @param spec the spec's file, for the commands that the page shows
 */
record ReportRun(SparkSession spark, String out, TableStatus sweep, String spec) {

  /** The directory and the sweep in it that a report compares with. */
  record Earlier(String out, TableStatus sweep) {}

  /** The report, compared with an earlier sweep where one is given. */
  Report gather(Optional<Earlier> earlier) {
    FrontierOutcome frontier = shownFrontier();
    Optional<RunComparison> comparison =
        earlier.map(
            before ->
                RunComparison.between(
                    ComparedRun.of(
                        spark,
                        before.out(),
                        before.sweep(),
                        frontier(before.out(), before.sweep())),
                    ComparedRun.of(spark, out, sweep, Optional.of(frontier))));
    List<Verdict> verdicts =
        comparison
            .map(compared -> RegressionGates.of(Gates.DEFAULT, compared))
            .orElse(List.of(RegressionGates.failures(Gates.DEFAULT, sweep)));
    return gather(verdicts, comparison);
  }

  /**
   * The report; computes the frontier by network first where that was not done.
   *
   * @param verdicts of the run-to-run gates
   */
  Report gather(List<Verdict> verdicts, Optional<RunComparison> comparison) {
    TableRecords records = TableRecords.of(out, sweep);
    return Report.of(
        new ReportInput(
            title(records),
            out,
            spec,
            records,
            new Tables(spark, out).results(sweep.sweepId()),
            Optional.of(FrontierTable.of(spark, out, shownFrontier())),
            comparison.flatMap(compared -> baselineFrontier(compared.before())),
            comparison,
            verdicts,
            Importances.of(spark, out, sweep, records)));
  }

  private FrontierOutcome shownFrontier() {
    return frontier(out, sweep)
        .orElseGet(
            () ->
                FrontierCommand.run(
                    spark,
                    out,
                    sweep,
                    FrontierOptions.query(FrontierSpec.DEFAULT, Optional.empty())));
  }

  private Optional<FrontierTable> baselineFrontier(ComparedRun before) {
    return frontier(before.out(), before.status())
        .map(found -> FrontierTable.of(spark, before.out(), found));
  }

  /** Writes the page and its summaries; returns where the page is. */
  String write(Report report) {
    try {
      return report.write(out, spark.sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException(out + "/report cannot be written", e);
    }
  }

  /** The latest frontier of these rows, if it is one for each network. */
  private static Optional<FrontierOutcome> frontier(String directory, TableStatus sweep) {
    return LatestFrontier.of(directory, sweep.sweepId()::equals)
        .flatMap(
            latest ->
                Descriptions.of(
                    directory, Table.FRONTIER, latest.frontierId(), FrontierOutcome.class))
        .filter(found -> found.fingerprint().equals(sweep.total().fingerprint().hex()))
        .filter(found -> found.by().equals(List.of("workload")));
  }

  private static String title(TableRecords records) {
    try {
      return new ObjectMapper()
          .readTree(records.canonicalSpecJson())
          .path("sweep")
          .asText(records.status().sweepId());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
