package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hcim.jobs.frontier.FrontierText;
import org.hcim.jobs.run.FrontierResult;
import org.hcim.jobs.run.FrontierSweepResult;
import org.hcim.jobs.run.StoredSweep;
import org.hcim.jobs.shell.ShellCommand;

/** Formats selected designs, and the commands that query them, for a terminal. */
final class ChosenText {

  private ChosenText() {}

  /** The outcome of a sweep that keeps only the designs of a frontier. */
  static String of(FrontierSweepResult result, Path spec) {
    return String.format(
            Locale.ROOT,
            "%n%,d points evaluated: %,d rows; rows of %,d designs are written%n",
            result.points(),
            result.rows(),
            result.sweep().status().points())
        + of(result.frontier())
        + tables(result.sweep(), "frontier", spec);
  }

  /** The frontier of the designs. */
  static String of(FrontierResult frontier) {
    return FrontierText.of(frontier.outcome())
        + frontier
            .emptiness()
            .map(reason -> "%nno Pareto-optimal design: %s%n".formatted(Errors.printable(reason)))
            .orElse("")
        + FrontierText.picks(frontier.picks().all())
        + frontier.picks().warnings().stream()
            .map(warning -> "%n%s%n".formatted(warning))
            .collect(Collectors.joining());
  }

  /** The commands that query the tables. */
  static String tables(StoredSweep sweep, String table, Path spec) {
    return String.format(
        Locale.ROOT,
        "%ntable: %s/%s   %s%ncost of one design: %s%n",
        sweep.out(),
        table,
        ShellCommand.hcim("sql").path(sweep.out()).value("SELECT * FROM " + table),
        ShellCommand.hcim("explain")
            .path(spec.toString())
            .literal("CONFIG_INDEX --from")
            .path(sweep.out()));
  }
}
