package org.hcim.jobs.cli;

import java.util.concurrent.Callable;
import org.hcim.jobs.run.SweepSummary;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.summary.SummaryText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the summary of a stored sweep. */
@Command(
    name = "summary",
    mixinStandardHelpOptions = true,
    description = {
      "Prints the summary of a sweep: counts, and the lowest-EDAP design (energy x"
          + " delay x area) of HCiM, of digital arrays, of the closest ADC and of the paper's ADCs,"
          + " first among designs within the accuracy loss, then among all. Ternary designs are"
          + " listed with their share of zeros, assumed or measured.",
      "If OUT has only the rows that hcim optimum or hcim sweep --frontier-only kept, the"
          + " designs are those kept, and only the accuracy loss for which they were kept is"
          + " accepted (other: exit code 2)."
    })
final class SummaryCommand implements Callable<Integer> {

  @Mixin private ChosenSweep chosen;

  @Option(names = "--all", description = "print every ADC of the sweep")
  private boolean all;

  @Mixin private MaxLossOption maxLoss;

  @Mixin private OutputFormat format;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    SweepSummary known = SweepSummary.of(chosen.sweep());
    SweepSummary summary = maxLoss.given().map(known::maxLoss).orElse(known);
    try (CommandSession spark = session.open()) {
      SweepSummary.Result result = spark.run(summary);
      if (format.isJson()) {
        OutputFormat.print(SummaryJson.of(result));
      } else {
        print(result, all);
      }
    }
    return ExitCode.OK;
  }

  /** Prints a summary. */
  static void print(SweepSummary.Result result, boolean all) {
    String out = result.sweep().out();
    var status = result.sweep().status();
    System.out.printf("%nsweep %s%n", result.sweep().id());
    System.out.print(SummaryText.counts(status.points(), status.total()));
    System.out.print(SummaryText.failures(result.failures(), out));
    System.out.print(SummaryText.withoutResults(status.total()));
    System.out.print(
        SummaryText.comparison(result.designs(), result.maxLoss(), all, result.scope()));
    System.out.printf(
        "%ntables: %s/results   DuckDB: %s   fingerprint %s%n"
            + "as a page: %s   Pareto-optimal designs: %s%n",
        out,
        ShellCommand.of("duckdb").literal("-init").path(out + "/views.sql"),
        status.total().fingerprint(),
        ShellCommand.hcim("report").path(out),
        ShellCommand.hcim("frontier").path(out));
  }
}
