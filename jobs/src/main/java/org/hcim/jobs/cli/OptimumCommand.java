package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.hcim.jobs.run.Optimum;
import org.hcim.jobs.run.OptimumResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds the Pareto-optimal designs of a grid of any size and writes their rows and frontier. */
@Command(
    name = "optimum",
    mixinStandardHelpOptions = true,
    description = {
      "Finds all Pareto-optimal designs of a grid on each network without evaluating the"
          + " whole grid. Writes their rows to OUT/results, and OUT/frontier.",
      "The frontier is exact, including ties, for grids of any size: max_points does not"
          + " apply. By default, designs of any accuracy compete, as with hcim frontier"
          + " --max-loss any; accuracy may be an objective. If the time limit ends a search, the"
          + " command writes rows but no frontier.",
      "Samples, some objectives and limits on the accuracy loss have no bounds. The command"
          + " then evaluates all designs, up to max_points, and keeps only the Pareto-optimal"
          + " ones.",
      "An interrupted search starts over."
    })
final class OptimumCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SPEC", description = "a spec whose space is a grid")
  private Path specFile;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "output directory (default: out/<sweep name>-optimum)")
  private String out;

  @Mixin private ObjectiveOptions asked;

  @Option(
      names = "--max-loss",
      paramLabel = "POINTS",
      description =
          "compare designs with a known accuracy loss of at most this many percentage points"
              + " (evaluates all designs); any: ignore accuracy (default: that of the spec, else"
              + " any)")
  private String maxLoss;

  @Option(
      names = "--time-limit",
      paramLabel = "SECONDS",
      description = "end the search of each network after this time (default: unlimited)")
  private Long timeLimit;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "threads of a search; does not affect the result (default: all processors)")
  private Integer threads;

  @Mixin private LockOptions lock;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    var optimum =
        new Optimum(
            specFile,
            Optional.ofNullable(out),
            asked.objectives(),
            asked.by(),
            MaxLossOption.parsed(maxLoss),
            Optional.ofNullable(timeLimit).map(Duration::ofSeconds),
            threads == null ? OptionalInt.empty() : OptionalInt.of(threads),
            lock.policy());
    try (CommandSession spark = session.open()) {
      OptimumResult result = spark.run(optimum);
      System.out.print(OptimumText.of(result));
      result.frontier().ifPresent(frontier -> System.out.print(ChosenText.of(frontier)));
      String table = result.frontier().isPresent() ? "frontier" : "results";
      System.out.print(ChosenText.tables(result.sweep(), table, specFile));
    }
    return ExitCode.OK;
  }
}
