package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hcim.jobs.run.Output;
import org.hcim.jobs.run.Repair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Re-evaluates the damaged chunks of a directory's tables. */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    description = {
      "Reads every byte of a directory's tables and evaluates only the damaged chunks"
          + " again. Damaged files are moved to control/, not deleted. The new rows must equal"
          + " the old ones: their fingerprints are compared if a file still records the old one.",
      "If a table needs another command, that command is printed and the exit code is 5."
    })
final class RepairCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "OUT", description = "output directory of a sweep")
  private String out;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SPEC",
      description = "the spec of a damaged sweep (default: the file that wrote it)")
  private Path spec;

  @Mixin private LockOptions lock;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    var repair = new Repair(Output.of(out), Optional.ofNullable(spec), lock.policy());
    try (CommandSession spark = session.openResumable()) {
      List<Repair.Result> results = spark.run(repair);
      results.forEach(result -> System.out.println(result.text()));
      boolean isRepaired = results.stream().allMatch(Repair.Result::isRepaired);
      return isRepaired ? ExitCode.OK : ExitCode.VERIFICATION;
    }
  }
}
