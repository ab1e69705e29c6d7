package org.hcim.jobs.cli;

import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.session.SweepSession;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.store.TableStatus;
import org.hcim.jobs.summary.BestByReadout;
import org.hcim.jobs.summary.SummaryText;
import org.hcim.jobs.table.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints a sweep's outcome again. */
@Command(
    name = "summary",
    mixinStandardHelpOptions = true,
    description = "Prints the outcome of a sweep: counts, and HCiM beside the ADC designs.")
final class SummaryCommand implements Callable<Integer> {

  @Mixin private ChosenSweep chosen;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    TableStatus sweep = chosen.status();
    try (SweepSession spark = session.open("summary")) {
      print(spark.spark(), chosen.out(), sweep);
    }
    return ExitCode.OK;
  }

  /** Prints the summary of a sweep. */
  static void print(SparkSession spark, String out, TableStatus sweep) {
    Dataset<Row> results = new Tables(spark, out).results(sweep.sweepId());
    System.out.printf("%nsweep %s%n", sweep.sweepId());
    System.out.print(SummaryText.counts(sweep.points(), sweep.total()));
    System.out.print(SummaryText.contest(BestByReadout.of(results)));
    System.out.printf(
        "%ntables: %s/results   DuckDB: %s   fingerprint %s%n"
            + "as a page: %s   Pareto-optimal designs: %s%n",
        out,
        ShellCommand.of("duckdb").literal("-init").path(out + "/views.sql"),
        sweep.total().fingerprint(),
        ShellCommand.hcim("report").path(out),
        ShellCommand.hcim("frontier").path(out));
  }
}
