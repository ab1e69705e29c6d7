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
      "Evaluates a spec, computes its Pareto frontier, and compares both with the last"
          + " passing run.",
      "Each run has a directory, STORE/nights/NAME, and a record in STORE/history.json."
          + " Rerun the command to resume an interrupted run. In a first run, the gates that"
          + " compare runs have no baseline and pass; after a change of the spec, this applies to"
          + " frontiers and run time. The exit code is 4 if a gate fails."
    })
final class NightlyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SPEC", description = "the spec; its sections frontier and gates apply")
  private Path specFile;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      required = true,
      description = "directory of all runs and their history")
  private String store;

  @Option(
      names = "--night",
      paramLabel = "NAME",
      description = "name of the run (default: today's date, UTC)")
  private String name;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "number of runs whose tables are kept (default: ${DEFAULT-VALUE}); tables of the"
              + " last passing run, all reports and the history are always kept")
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
