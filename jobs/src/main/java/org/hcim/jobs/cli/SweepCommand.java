package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hcim.jobs.run.FrontierSweep;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.run.StoredSweep;
import org.hcim.jobs.run.Sweep;
import org.hcim.jobs.run.SweepResult;
import org.hcim.jobs.run.SweepSummary;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.summary.SummaryText;
import org.hcim.sweeps.pareto.LossLimit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evaluates a spec's designs and writes the table; resumes an interrupted run. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Evaluates every design of a spec on its networks and writes OUT/results.",
      "The exit code is 3 if no row of the whole sweep has a result.",
      "Rerun the command to resume an interrupted sweep; a complete sweep is not evaluated"
          + " again. A changed spec starts a new sweep in the same directory.",
      "With --frontier-only, the command writes OUT/frontier and the rows of Pareto-optimal"
          + " designs. It keeps no other rows, so an interrupted run starts over.",
    })
final class SweepCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SPEC", description = "the spec, such as sweeps/quickstart.yaml")
  private Path specFile;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "output directory: a path, file:, hdfs: or s3a: (default: out/<sweep name>)")
  private String out;

  @Option(
      names = "--slice",
      paramLabel = "I/N",
      description =
          "evaluate only the I-th of N ranges of points, to share a sweep among machines"
              + " without a cluster")
  private String slice;

  @Option(
      names = "--max-failures",
      paramLabel = "N|P%",
      description = "maximum number of rows without a result (default: unlimited)")
  private String maxFailures;

  @Mixin private LockOptions lock;

  @Option(
      names = "--check",
      description =
          "if the sweep is complete, check the SHA-256 of its files, not only their sizes")
  private boolean check;

  @Option(names = "--all", description = "print every ADC of the sweep in the summary")
  private boolean all;

  @Mixin private MaxLossOption maxLoss;

  @Option(
      names = "--frontier-only",
      description =
          "evaluate every design, but write only the Pareto-optimal ones and their frontier"
              + " (see --objectives and --by); an interrupted run starts over (default directory:"
              + " out/<sweep name>-frontier)")
  private boolean frontierOnly;

  @Mixin private ObjectiveOptions asked;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    return frontierOnly ? sweepForFrontier() : sweepAll();
  }

  private int sweepForFrontier() {
    if (slice != null || maxFailures != null || check || all) {
      throw new RequestException(
          "--frontier-only must not be combined with --slice, --max-failures, --check or"
              + " --all: it keeps only rows of Pareto-optimal designs");
    }
    var program =
        new FrontierSweep(
            specFile,
            Optional.ofNullable(out),
            asked.objectives(),
            asked.by(),
            maxLoss.given(),
            lock.policy());
    try (CommandSession spark = session.open()) {
      System.out.print(ChosenText.of(spark.run(program), specFile));
    }
    return ExitCode.OK;
  }

  private int sweepAll() {
    if (asked.areGiven()) {
      throw new RequestException(
          "--objectives and --by apply to a frontier: add --frontier-only, or run hcim"
              + " frontier after the sweep");
    }
    LossLimit limit = maxLoss.limit();
    try (CommandSession spark = session.openResumable()) {
      SweepResult result = spark.run(sweep());
      if (result.wasComplete()) {
        StoredSweep known = result.sweep();
        System.out.printf(
            Locale.ROOT,
            "nothing to do: sweep %s is complete in %s (%,d rows)%n"
                + "  %s shows its outcome, %s checks its files%n",
            known.id(),
            known.out(),
            known.status().total().rows(),
            ShellCommand.hcim("summary").path(known.out()),
            ShellCommand.hcim("verify").path(known.out()));
        System.out.print(SummaryText.withoutResults(known.status().total()));
      } else {
        summarize(result.sweep(), limit, spark);
      }
      return code(result);
    }
  }

  /** A slice may lack results, because a range of points may be one of invalid designs. */
  private int code(SweepResult result) {
    boolean isUsable = slice != null || result.sweep().status().total().hasResults();
    return isUsable ? ExitCode.OK : ExitCode.FAILURE_BUDGET;
  }

  /**
   * Prints the summary, or why there is none: rows are committed even without the columns that a
   * summary needs.
   */
  private void summarize(StoredSweep sweep, LossLimit limit, CommandSession spark) {
    try {
      SummaryCommand.print(spark.run(SweepSummary.of(sweep).maxLoss(limit)), all);
    } catch (RequestException e) {
      if (sweep.omittedColumns().isEmpty()) {
        throw e;
      }
      System.out.printf(
          Locale.ROOT,
          "%,d rows in %s/results; no summary: %s%n",
          sweep.status().total().rows(),
          sweep.out(),
          e.getMessage());
      System.out.print(SummaryText.withoutResults(sweep.status().total()));
    }
  }

  private Sweep sweep() {
    return new Sweep(
        specFile,
        Optional.ofNullable(out),
        Optional.ofNullable(slice),
        Optional.ofNullable(maxFailures),
        lock.policy(),
        check ? Sweep.Check.HASHES : Sweep.Check.SIZES);
  }
}
