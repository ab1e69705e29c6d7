package org.hcim.jobs.cli;

import java.util.Optional;
import org.hcim.jobs.run.Output;
import org.hcim.jobs.run.StoredSweep;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options that select an existing sweep. */
final class ChosenSweep {

  @Parameters(paramLabel = "OUT", description = "output directory of a sweep")
  private String out;

  @Option(
      names = "--sweep",
      paramLabel = "ID",
      description = "id of the sweep in the directory (default: the latest)")
  private String sweepId;

  /** The output directory. */
  Output out() {
    return Output.of(out);
  }

  /** The id given on the command line. */
  Optional<String> id() {
    return Optional.ofNullable(sweepId);
  }

  /** Returns whether the command names a sweep. */
  boolean isNamed() {
    return sweepId != null;
  }

  /**
   * The sweep.
   *
   * @throws org.hcim.jobs.run.RequestException when there is none
   */
  StoredSweep sweep() {
    return of(out, sweepId);
  }

  /** The sweep with this id in a directory, or its latest if the id is null. */
  static StoredSweep of(String out, String sweepId) {
    return sweepId == null ? Output.of(out).sweep() : Output.of(out).sweep(sweepId);
  }
}
