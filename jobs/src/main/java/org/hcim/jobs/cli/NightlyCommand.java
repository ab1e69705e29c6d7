package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hcim.jobs.nightly.NightlyRecord;
import org.hcim.jobs.nightly.NightlyText;
import org.hcim.jobs.run.NightlyRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a sweep on a schedule and detects regressions. */
@Command(
    name = "nightly",
    mixinStandardHelpOptions = true,
    description = {
<<<<<<< HEAD
      "Runs a sweep, computes its frontier, and compares both with the last passing run.",
      "Each nightly run has a directory, STORE/nights/NAME, and a record in"
          + " STORE/history.json. Rerun the command to resume an interrupted run. A first"
          + " run and a run with a changed spec are not comparable and pass. The exit code is 4 if a gate fails."
    })
final class NightlyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SPEC", description = "the spec, with its sections frontier and gates")
=======
      "Evaluates a spec anew, computes its Pareto frontier, and compares both with the last passing"
          + " run.",
      "Each run has a directory, STORE/nights/NAME, and a record in STORE/history.json. Rerun the"
          + " command to resume a run that was stopped. A first run and a run with a changed spec"
          + " are not comparable and pass. Exits with 4 when a gate fails."
    })
final class NightlyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SPEC", description = "the spec; its sections frontier and gates apply")
>>>>>>> main
  private Path specFile;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      required = true,
<<<<<<< HEAD
      description = "directory of the nightly runs and their history")
=======
      description = "directory of all runs and their history")
>>>>>>> main
  private String store;

  @Option(
      names = "--night",
      paramLabel = "NAME",
<<<<<<< HEAD
      description = "name of the nightly run (default: today's date, UTC)")
=======
      description = "name of the run (default: today's date, UTC)")
>>>>>>> main
  private String name;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "30",
      description =
<<<<<<< HEAD
          "number of runs whose tables are kept (default: ${DEFAULT-VALUE}); those of the last"
              + " passing run, all reports and the history are always kept")
=======
          "number of runs whose tables stay (default: ${DEFAULT-VALUE}); those of the last passing"
              + " run, all reports and the history always stay")
>>>>>>> main
  private int keep;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    NightlyRun today = NightlyRun.of(specFile, store).keep(keep);
    NightlyRun run = name == null ? today : today.name(name);
    try (CommandSession spark = session.openResumable()) {
      NightlyRun.Result result = spark.run(run);
      NightlyRecord record = result.record();
      System.out.print(NightlyText.of(record, result.out()));
      return record.passed() ? ExitCode.OK : ExitCode.REGRESSION;
    }
  }
}
