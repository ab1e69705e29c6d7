package org.hcim.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.report.Baseline;
import org.hcim.jobs.report.Front;
import org.hcim.jobs.report.PastNight;
import org.hcim.jobs.report.Report;
import org.hcim.jobs.report.ReportInput;
import org.hcim.jobs.report.Verdict;
import org.hcim.jobs.store.Descriptions;
import org.hcim.jobs.store.LatestFrontier;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableRecords;
import org.hcim.jobs.store.TableStatus;
import org.hcim.jobs.table.Tables;
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

  /**
   * The report; computes the frontier first where that was not done.
   *
   * @param gates judged elsewhere
   * @param nights of the history
   */
  Report gather(Optional<Earlier> earlier, List<Verdict> gates, List<PastNight> nights) {
    TableRecords records = TableRecords.of(out, sweep);
    FrontierOutcome frontier =
        frontier(out, sweep)
            .orElseGet(
                () ->
                    FrontierCommand.run(
                        spark,
                        out,
                        sweep,
                        FrontierOptions.query(FrontierSpec.DEFAULT, Optional.empty())));
    return Report.of(
        new ReportInput(
            title(records),
            out,
            spec,
            records,
            new Tables(spark, out).results(sweep.sweepId()),
            Optional.of(front(out, frontier)),
            earlier.map(this::baseline),
            gates,
            Importances.of(spark, out, sweep, records),
            nights));
  }

  /** Writes the page and its summaries; returns where the page is. */
  String write(Report report) {
    try {
      return report.write(out, spark.sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException(out + "/report cannot be written", e);
    }
  }

  private Baseline baseline(Earlier earlier) {
    return new Baseline(
        earlier.out(),
        earlier.sweep().sweepId(),
        TableRecords.of(earlier.out(), earlier.sweep()).modelVersion(),
        new Tables(spark, earlier.out()).results(earlier.sweep().sweepId()),
        frontier(earlier.out(), earlier.sweep()).map(found -> front(earlier.out(), found)));
  }

  private Front front(String directory, FrontierOutcome frontier) {
    return Front.of(frontier, new Tables(spark, directory).frontier(frontier.frontierId()));
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
