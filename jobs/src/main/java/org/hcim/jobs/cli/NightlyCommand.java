package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.hcim.jobs.nightly.NightText;
import org.hcim.jobs.run.NightlyRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sweeps once a night and notices when the frontier moves. */
@Command(
    name = "nightly",
    mixinStandardHelpOptions = true,
    description = {
      "Sweeps a spec anew, finds its frontier, and compares it with the last good night's.",
      "Each night has a directory, STORE/nights/NIGHT, and a line in STORE/history.json. The same"
          + " command continues a night that was stopped. The first night passes with a notice, a"
          + " changed spec is not comparable and no alarm; exits with 4 when a gate fails."
    })
final class NightlyCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SPEC", description = "the spec; its sections frontier and gates count")
  private Path specFile;

  @Option(
      names = "--store",
      paramLabel = "DIR",
      required = true,
      description = "where nights and their history are kept")
  private String store;

  @Option(
      names = "--night",
      paramLabel = "NAME",
      description = "the night's name (default: today's date, UTC)")
  private String name;

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "tables of how many nights stay (default: ${DEFAULT-VALUE}; the last good night's and"
              + " the history always do)")
  private int keep;

  @Mixin private SessionOptions session;

  @Override
  public Integer call() {
    NightlyRun today = NightlyRun.of(specFile, store).keep(keep);
    NightlyRun run = name == null ? today : today.name(name);
    try (CommandSession spark = session.openResumable()) {
      NightlyRun.Result result = spark.run(run);
      System.out.print(NightText.of(result.night(), result.out()));
      return result.night().good() ? ExitCode.OK : ExitCode.REGRESSION;
    }
  }
}
