package org.hcim.jobs.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.hcim.jobs.frontier.FrontierText;
import org.hcim.jobs.run.Frontier;
import org.hcim.jobs.run.FrontierResult;
import org.hcim.jobs.run.StoredSweep;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.sweeps.pareto.Budget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Computes the Pareto-optimal designs and writes them as a table. */
@Command(
    name = "frontier",
    mixinStandardHelpOptions = true,
    description = {
      "Computes the Pareto-optimal designs and writes OUT/frontier.",
      "Designs with equal objectives are all kept. Rows without a result, or with a NULL or"
          + " non-finite objective, are excluded and counted.",
      "If OUT has only the rows that hcim optimum or hcim sweep --frontier-only kept, the"
          + " default is their frontier; queries that need other rows are refused (exit code 2)."
    })
final class FrontierCommand implements Callable<Integer> {

  @Mixin private ChosenSweep chosen;

  @Mixin private FrontierOptions options;

  @Option(
      names = "--under",
      paramLabel = "BOUNDS",
      description =
          "also print the best design of each objective under these bounds, such as"
              + " latency_ns<=1e6,area_mm2<=4")
  private String bounds;

  @Mixin private LockOptions lock;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    StoredSweep sweep = chosen.sweep();
    Frontier asked = Frontier.of(sweep).query(options.query(sweep)).lock(lock.policy());
    Optional<Budget> budget = FrontierOptions.budget(bounds);
    Frontier frontier = budget.map(asked::within).orElse(asked);
    String out = frontier.sweep().out();
    try (CommandSession spark = session.open()) {
      FrontierResult found = spark.run(frontier);
      System.out.print(ChosenText.of(found));
      budget.ifPresent(
          within ->
              System.out.print(
                  FrontierText.under(found.outcome(), within.toString(), found.within())));
      sweep.kept().ifPresent(kept -> System.out.printf("%n%s%n", kept.frontierNote()));
      System.out.printf(
          "%ntable: %s/frontier   %s%n",
          out, ShellCommand.hcim("sql").path(out).value("SELECT * FROM frontier"));
    }
    return ExitCode.OK;
  }
}
