package org.hcim.jobs.cli;

import java.util.Comparator;
import java.util.List;
import org.hcim.jobs.store.TableStatus;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A sweep that exists, as a command names it. */
final class ChosenSweep {

  @Parameters(paramLabel = "OUT", description = "the output directory of a sweep")
  private String out;

  @Option(
      names = "--sweep",
      paramLabel = "ID",
      description = "which sweep of the directory (default: the latest)")
  private String sweepId;

  /** The output directory. */
  String out() {
    return out;
  }

  /** True when the command names a sweep. */
  boolean isNamed() {
    return sweepId != null;
  }

  /**
   * The sweep.
   *
   * @throws UsageException when there is none
   */
  TableStatus status() {
    return status(out, sweepId);
  }

  /** The sweep of this id in a directory, or its latest where the id is null. */
  static TableStatus status(String out, String sweepId) {
    List<TableStatus> sweeps = TableStatus.of(out);
    return sweeps.stream()
        .filter(sweep -> sweepId == null || sweep.sweepId().equals(sweepId))
        .max(Comparator.comparing(TableStatus::lastActivity))
        .orElseThrow(() -> new UsageException(nothing(out, sweepId, sweeps)));
  }

  private static String nothing(String out, String sweepId, List<TableStatus> sweeps) {
    return sweepId == null
        ? out + " holds no sweep; hcim sweep SPEC --out " + out + " makes one"
        : "%s holds no sweep %s but %s"
            .formatted(out, sweepId, sweeps.stream().map(TableStatus::sweepId).toList());
  }
}
