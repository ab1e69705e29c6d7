package org.hcim.jobs.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.hcim.jobs.report.Baseline;
import org.hcim.jobs.report.FrontTable;
import org.hcim.jobs.report.Report;
import org.hcim.jobs.report.ReportInput;
import org.hcim.jobs.session.SweepSession;
import org.hcim.jobs.store.SweepRecords;
import org.hcim.jobs.store.SweepStatus;
import org.hcim.jobs.table.ResultSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the report of a sweep. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes OUT/report/index.html, one page that needs no network: HCiM beside the ADC designs,"
          + " fronts, effects of parameters, what changed; and summary.json, summary.md beside it.",
      "Exits with 5 when the table does not hold what was committed; the page says so too."
    })
final class ReportCommand implements Callable<Integer> {

  @Mixin private ChosenSweep chosen;

  @Mixin private SessionOptions session;

  @Option(
      names = "--baseline",
      paramLabel = "OUT2",
      description = "the output directory of an earlier sweep to compare with")
  private String baseline;

  @Option(
      names = "--baseline-sweep",
      paramLabel = "ID",
      description = "which sweep of OUT2 (default: the latest)")
  private String baselineSweep;

  @Option(
      names = "--spec",
      paramLabel = "SPEC",
      defaultValue = "SPEC",
      description = "the spec's file, for the commands that the page shows")
  private String spec;

  @Override
  public Integer call() throws IOException {
    SweepStatus sweep = chosen.status();
    Optional<SweepStatus> before = baseline(sweep);
    try (SweepSession spark = session.open("report")) {
      Report report = Report.of(input(spark.spark(), sweep, before));
      String page = report.write(chosen.out(), spark.spark().sparkContext().hadoopConfiguration());
      report
          .gates()
          .forEach(
              gate -> System.out.printf("%-7s %s: %s%n", gate.status(), gate.name(), gate.value()));
      System.out.printf("%n%s%n%nreport: %s%n", report.answer(), page);
      return report.countsHold() ? ExitCode.OK : ExitCode.VERIFICATION;
    }
  }

  private Optional<SweepStatus> baseline(SweepStatus sweep) {
    if (baseline == null) {
      if (baselineSweep != null) {
        throw new UsageException("--baseline-sweep needs --baseline OUT2");
      }
      return Optional.empty();
    }
    return Optional.of(ChosenSweep.status(baseline, baselineSweep));
  }

  private ReportInput input(SparkSession spark, SweepStatus sweep, Optional<SweepStatus> before) {
    SweepRecords records = SweepRecords.of(chosen.out(), sweep);
    return new ReportInput(
        title(records),
        chosen.out(),
        spec,
        records,
        results(spark, chosen.out(), sweep),
        FrontTable.latest(spark, chosen.out(), sweep.sweepId()),
        before.map(earlier -> baseline(spark, earlier)),
        List.of(),
        List.of());
  }

  private Baseline baseline(SparkSession spark, SweepStatus earlier) {
    return new Baseline(
        baseline,
        earlier.sweepId(),
        SweepRecords.of(baseline, earlier).modelVersion(),
        results(spark, baseline, earlier),
        FrontTable.latest(spark, baseline, earlier.sweepId()));
  }

  private static Dataset<Row> results(SparkSession spark, String out, SweepStatus sweep) {
    return spark
        .read()
        .schema(ResultSchema.structType())
        .parquet(out + "/results/sweep=" + sweep.sweepId())
        .where(functions.col("sweep_id").equalTo(sweep.sweepId()));
  }

  private static String title(SweepRecords records) {
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
