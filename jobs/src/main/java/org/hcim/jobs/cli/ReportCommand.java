package org.hcim.jobs.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.hcim.jobs.report.Report;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.run.StoredSweep;
import org.hcim.jobs.run.SweepReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the report of a sweep. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes OUT/report/index.html, a page that works offline and compares HCiM with"
          + " digital and ADC designs, with Pareto frontiers, effects of parameters and changes."
          + " Also writes summary.json and summary.md.",
      "The exit code is 5 if the table differs from its commit records; the page"
          + " reports it too.",
      "If OUT has only the rows that hcim optimum or hcim sweep --frontier-only kept, the"
          + " page compares these designs and says so; only the accuracy loss for which they"
          + " were kept is accepted (other: exit code 2)."
    })
final class ReportCommand implements Callable<Integer> {

  @Mixin private ChosenSweep chosen;

  @Mixin private MaxLossOption maxLoss;

  @Mixin private LockOptions lock;

  @Mixin private SessionOptions session;

  @Option(
      names = "--baseline",
      paramLabel = "OUT2",
      description = "output directory of an earlier sweep to compare with")
  private String baseline;

  @Option(
      names = "--baseline-sweep",
      paramLabel = "ID",
      description = "id of the sweep in OUT2 (default: the latest)")
  private String baselineSweep;

  @Option(
      names = "--spec",
      paramLabel = "SPEC",
      description =
          "file name of the spec, for the commands on the page (default: the file that wrote the"
              + " sweep)")
  private String spec;

  @Override
  public Integer call() {
    SweepReport known = SweepReport.of(chosen.sweep()).lock(lock.policy());
    SweepReport limited = maxLoss.given().map(known::maxLoss).orElse(known);
    SweepReport alone = Optional.ofNullable(spec).map(limited::spec).orElse(limited);
    SweepReport asked = baseline().map(alone::comparedWith).orElse(alone);
    try (CommandSession spark = session.open()) {
      SweepReport.Written written = spark.run(asked);
      Report report = written.report();
      report
          .verdicts()
          .forEach(
              verdict ->
                  System.out.printf(
                      "%-14s %s: %s%n",
                      verdict.outcome().label(), verdict.gate(), verdict.found()));
      System.out.printf("%n%s%n%nreport: %s%n", report.answer(), written.page());
      return report.countsHold() ? ExitCode.OK : ExitCode.VERIFICATION;
    }
  }

  private Optional<StoredSweep> baseline() {
    if (baseline == null && baselineSweep != null) {
      throw new RequestException("--baseline-sweep needs --baseline OUT2");
    }
    return Optional.ofNullable(baseline).map(directory -> ChosenSweep.of(directory, baselineSweep));
  }
}
