package org.hcim.jobs.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.hcim.jobs.report.Report;
import org.hcim.jobs.session.SweepSession;
import org.hcim.jobs.store.TableStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the report of a sweep. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes OUT/report/index.html, one page that needs no network: HCiM beside the ADC designs,"
          + " Pareto frontiers, effects of parameters, changes; and summary.json, summary.md.",
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
  public Integer call() {
    TableStatus sweep = chosen.status();
    Optional<ReportRun.Earlier> earlier = earlier();
    try (SweepSession spark = session.open("report")) {
      var run = new ReportRun(spark.spark(), chosen.out(), sweep, spec);
      Report report = run.gather(earlier);
      String page = run.write(report);
      report
          .verdicts()
          .forEach(
              verdict ->
                  System.out.printf(
                      "%-14s %s: %s%n",
                      verdict.outcome().label(), verdict.gate(), verdict.found()));
      System.out.printf("%n%s%n%nreport: %s%n", report.answer(), page);
      return report.countsHold() ? ExitCode.OK : ExitCode.VERIFICATION;
    }
  }

  private Optional<ReportRun.Earlier> earlier() {
    if (baseline == null && baselineSweep != null) {
      throw new UsageException("--baseline-sweep needs --baseline OUT2");
    }
    return Optional.ofNullable(baseline)
        .map(
            directory ->
                new ReportRun.Earlier(directory, ChosenSweep.status(directory, baselineSweep)));
  }
}
