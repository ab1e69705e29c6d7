package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.hcim.jobs.nightly.Night;
import org.hcim.jobs.nightly.NightText;
import org.hcim.jobs.session.SweepSession;
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
    if (keep < 1) {
      throw new UsageException("--keep (" + keep + ") must be at least 1");
    }
    PlannedSweep sweep = PlannedSweep.load(specFile, null);
    sweep.spec().cap().check(sweep.plan().points());
    try (SweepSession spark = session.open("nightly " + sweep.spec().name())) {
      var run = new NightRun(spark.spark(), sweep, store, night(), System.err);
      Night night = run.toTheEnd();
      run.prune(keep);
      System.out.print(NightText.of(night, run.out()));
      return night.good() ? ExitCode.OK : ExitCode.REGRESSION;
    }
  }

  private String night() {
    String night = name == null ? LocalDate.now(ZoneOffset.UTC).toString() : name;
    if (!night.matches("[0-9a-z][0-9a-z._-]{0,63}")) {
      throw new UsageException(
          "--night ("
              + night
              + ") must be a name: lower-case letters, digits, '.', '_' and '-', such as 2026-11-25");
    }
    return night;
  }
}
