package org.hcim.jobs.cli;

import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.frontier.FrontierException;
import org.hcim.jobs.frontier.FrontierJob;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierPicks;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.frontier.FrontierText;
import org.hcim.jobs.session.SweepSession;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.store.TableStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the designs that no other beats, and writes them as a table. */
@Command(
    name = "frontier",
    mixinStandardHelpOptions = true,
    description = {
      "Finds the designs that no other beats in every objective, and writes OUT/frontier.",
      "Equal designs are all kept. Rows without a result, or with a NULL or non-finite objective,"
          + " do not compete and are counted."
    })
final class FrontierCommand implements Callable<Integer> {

  @Mixin private ChosenSweep chosen;

  @Mixin private FrontierOptions options;

  @Option(
      names = "--under",
      paramLabel = "BOUNDS",
      description =
          "also print the best design of each objective within bounds, such as"
              + " latency_ns<=1e6,area_mm2<=4")
  private String bounds;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    TableStatus sweep = chosen.status();
    FrontierQuery query = options.query();
    var budget = FrontierOptions.budget(bounds);
    try (SweepSession spark = session.open("frontier")) {
      FrontierOutcome outcome = run(spark.spark(), chosen.out(), sweep, query);
      System.out.print(FrontierText.of(outcome));
      var picks = new FrontierPicks(spark.spark(), chosen.out(), outcome);
      System.out.print(FrontierText.picks(picks.all()));
      budget.ifPresent(
          within ->
              System.out.print(
                  FrontierText.under(outcome, within.toString(), picks.under(within))));
      System.out.printf(
          "%ntable: %s/frontier   %s%n",
          chosen.out(),
          ShellCommand.hcim("sql").path(chosen.out()).value("SELECT * FROM frontier"));
    }
    return ExitCode.OK;
  }

  /** Computes a frontier, or finds it computed, and gives it its name in SQL. */
  static FrontierOutcome run(
      SparkSession spark, String out, TableStatus sweep, FrontierQuery query) {
    if (sweep.state() != TableStatus.State.COMPLETE) {
      System.err.printf(
          "of %d of %d chunks: the sweep is not complete%n", sweep.chunksDone(), sweep.chunks());
    }
    try {
      FrontierOutcome outcome =
          new FrontierJob(spark, out, sweep, query, BuildFacts.load().gitSha())
              .run(System.err::println);
      OutOption.writeViews(out);
      return outcome;
    } catch (FrontierException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
