package org.hcim.jobs.run;

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
import org.hcim.jobs.table.Tables;

/**
 * Writes the report of a sweep: one page that needs no network, and summaries for programs. The
 * frontier of each network is computed first where that was not done.
 *
 * @param sweep the sweep
 * @param baseline the sweep to compare with
 * @param spec the spec's file, for the commands that the page shows
 * @param gates judged elsewhere
 * @param nights of the history that the page shows
 */
public record SweepReport(
    StoredSweep sweep,
    Optional<StoredSweep> baseline,
    String spec,
    List<Verdict> gates,
    List<PastNight> nights)
    implements Program<SweepReport.Written> {

  private static final String UNKNOWN_SPEC = "SPEC";

  public SweepReport {
    gates = List.copyOf(gates);
    nights = List.copyOf(nights);
  }

  /**
   * A report that is written.
   *
   * @param page path or URI of the page
   */
  public record Written(Report report, String page) {}

  /** The report of a sweep by itself. */
  public static SweepReport of(StoredSweep sweep) {
    return new SweepReport(sweep, Optional.empty(), UNKNOWN_SPEC, List.of(), List.of());
  }

  /** The same report, compared with an earlier sweep. */
  public SweepReport comparedWith(StoredSweep earlier) {
    return new SweepReport(sweep, Optional.of(earlier), spec, gates, nights);
  }

  /** The same report, whose page shows commands with the file of the spec. */
  public SweepReport spec(String file) {
    return new SweepReport(sweep, baseline, file, gates, nights);
  }

  /** The same report with the gates and the history of a nightly run. */
  SweepReport judged(List<Verdict> verdicts, List<PastNight> history) {
    return new SweepReport(sweep, baseline, spec, verdicts, history);
  }

  @Override
  public Written run(Execution execution) {
    return execution.on("report", spark -> write(gather(execution, spark), spark));
  }

  private Report gather(Execution execution, SparkSession spark) {
    TableRecords records = TableRecords.of(sweep.out(), sweep.status());
    FrontierOutcome frontier =
        frontier(sweep).orElseGet(() -> Frontier.of(sweep).run(execution).outcome());
    return Report.of(
        new ReportInput(
            title(records),
            sweep.out(),
            spec,
            records,
            sweep.results(spark),
            Optional.of(front(spark, sweep, frontier)),
            baseline.map(earlier -> baseline(spark, earlier)),
            gates,
            Importances.of(spark, sweep, records),
            nights));
  }

  private Written write(Report report, SparkSession spark) {
    try {
      return new Written(
          report, report.write(sweep.out(), spark.sparkContext().hadoopConfiguration()));
    } catch (IOException e) {
      throw new UncheckedIOException(sweep.out() + "/report cannot be written", e);
    }
  }

  private static Baseline baseline(SparkSession spark, StoredSweep earlier) {
    return new Baseline(
        earlier.out(),
        earlier.id(),
        TableRecords.of(earlier.out(), earlier.status()).modelVersion(),
        earlier.results(spark),
        frontier(earlier).map(found -> front(spark, earlier, found)));
  }

  private static Front front(SparkSession spark, StoredSweep sweep, FrontierOutcome frontier) {
    return Front.of(frontier, new Tables(spark, sweep.out()).frontier(frontier.frontierId()));
  }

  /** The latest frontier of these rows, if it is one for each network. */
  private static Optional<FrontierOutcome> frontier(StoredSweep sweep) {
    return LatestFrontier.of(sweep.out(), sweep.id()::equals)
        .flatMap(
            latest ->
                Descriptions.of(
                    sweep.out(), Table.FRONTIER, latest.frontierId(), FrontierOutcome.class))
        .filter(found -> found.fingerprint().equals(sweep.status().total().fingerprint().hex()))
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
