package org.hcim.jobs.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.FailureBudget;
import org.hcim.jobs.session.SweepSession;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.TableStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Evaluates a spec's designs and writes the table; continues where an earlier run stopped. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Evaluates every design of a spec on its networks and writes OUT/results.",
      "The same command continues a sweep that was stopped, and says so when nothing is left. A"
          + " changed spec is a new sweep beside the old one.",
    })
final class SweepCommand implements Callable<Integer> {

  private final PrintStream messages = System.err;

  @Parameters(paramLabel = "SPEC", description = "the spec, such as sweeps/quickstart.yaml")
  private Path specFile;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where tables go: a path, file: or hdfs: (default: out/<sweep name>)")
  private String out;

  @Option(
      names = "--slice",
      paramLabel = "I/N",
      description = "only the I-th of N parts of the points, for machines without a cluster")
  private String slice;

  @Option(
      names = "--max-failures",
      paramLabel = "N|P%",
      description = "stop when more rows than this have no result (default: any number)")
  private String maxFailures;

  @Option(
      names = "--steal-lock",
      description = "take over a sweep whose writer has been silent for long")
  private boolean stealLock;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    PlannedSweep sweep = PlannedSweep.load(specFile, slice);
    ChunkPlan plan = sweep.plan();
    sweep.spec().cap().check(plan.points());
    sweep.spec().warnings().forEach(messages::println);
    String target = OutOption.of(out, sweep.spec().name());
    if (isComplete(sweep, plan, target)) {
      return ExitCode.OK;
    }
    OutOption.requireDirectory(target);
    OutOption.tellWhatChanged(target, sweep, messages);
    try (SweepSession spark = session.open(sweep.spec().name())) {
      run(spark.spark(), sweep, plan, target);
    }
    return ExitCode.OK;
  }

  /** Another slice of the same sweep is not what was asked for; the store refuses it. */
  private static boolean isComplete(PlannedSweep sweep, ChunkPlan plan, String target) {
    Optional<TableStatus> status =
        TableStatus.of(target).stream()
            .filter(s -> s.sweepId().equals(sweep.identity().sweepId()))
            .filter(s -> s.state() == TableStatus.State.COMPLETE)
            .filter(s -> s.firstPoint() == plan.firstPoint() && s.points() == plan.points())
            .findFirst();
    status.ifPresent(
        s ->
            System.out.printf(
                "nothing to do: sweep %s is complete in %s (%,d rows)%n"
                    + "  %s shows its outcome, %s checks its files%n",
                s.sweepId(),
                target,
                s.total().rows(),
                ShellCommand.hcim("summary").path(target),
                ShellCommand.hcim("verify").path(target)));
    return status.isPresent();
  }

  private void run(SparkSession spark, PlannedSweep sweep, ChunkPlan plan, String target) {
    FailureBudget budget = budget(plan.points() * plan.rowsPerPoint());
    LockPolicy policy = stealLock ? LockPolicy.STEAL_STALE : LockPolicy.RESPECT;
    new SweepRun(spark, sweep, target, messages).toTheEnd(budget, policy);
    SummaryCommand.print(spark, target, ChosenSweep.status(target, sweep.identity().sweepId()));
  }

  private FailureBudget budget(long rows) {
    try {
      return maxFailures == null ? FailureBudget.UNLIMITED : FailureBudget.parse(maxFailures, rows);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
