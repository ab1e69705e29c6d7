package org.hcim.jobs.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hcim.jobs.sql.DuckDbViews;
import org.hcim.jobs.sql.HiveTables;
import org.hcim.jobs.sql.KeptTables;
import org.hcim.jobs.sql.SparkViews;
import org.hcim.jobs.sql.TrinoTables;
import org.hcim.jobs.store.EarlierSpec;
import org.hcim.jobs.store.TableStatus;
import org.hcim.sweeps.spec.SpecDiff;

/** The output directory: where it is and what users find in it. */
final class OutOption {

  private OutOption() {}

  /** The directory that {@code --out} names, or the default for a sweep. */
  static String of(String option, String sweepName) {
    return option != null ? option : Path.of("out", sweepName).toString();
  }

  /** Refuses a directory of this machine that cannot be one, before there is anything to write. */
  static void requireDirectory(String out) {
    Path directory = local(out);
    try {
      if (directory != null) {
        Files.createDirectories(directory);
      }
    } catch (IOException e) {
      String why = Files.exists(directory) ? "it is a file" : "it cannot be made";
      throw new UsageException("--out (" + out + ") must be a directory: " + why);
    }
  }

  /** When the directory holds another sweep, says how this spec differs from it. */
  static void tellWhatChanged(String out, PlannedSweep sweep, PrintStream messages) {
    boolean begun =
        TableStatus.of(out).stream()
            .anyMatch(status -> status.sweepId().equals(sweep.identity().sweepId()));
    if (begun) {
      return;
    }
    EarlierSpec.latestBeside(out, sweep.identity().sweepId())
        .ifPresent(
            earlier -> {
              var changes =
                  SpecDiff.between(earlier.canonicalJson(), sweep.identity().canonicalSpecJson());
              messages.printf(
                  "%s is a new sweep: it differs from %s, whose rows stay as they are%n",
                  sweep.identity().sweepId(), earlier.sweepId());
              if (changes.isEmpty()) {
                messages.println("  same spec; the model, schema or enumeration version changed");
              }
              changes.forEach(change -> messages.println("  " + change));
            });
  }

  /** Writes the SQL that names the tables beside the results; for local directories only. */
  static void writeViews(String out) {
    Path directory = local(out);
    if (directory == null) {
      return;
    }
    Path absolute = directory.toAbsolutePath().normalize();
    KeptTables tables = KeptTables.of(absolute.toString());
    String location = absolute.toUri().toString().replaceAll("/$", "");
    write(directory.resolve("views.sql"), DuckDbViews.script(tables));
    write(directory.resolve("views-spark.sql"), SparkViews.script(tables));
    write(directory.resolve("hive.sql"), HiveTables.script(location));
    write(directory.resolve("trino.sql"), TrinoTables.script(location));
  }

  private static void write(Path file, String text) {
    WholeFile.write(file, writer -> writer.append(text));
  }

  /** The directory as a path of this machine; null where it is elsewhere. */
  static Path local(String out) {
    if (!out.matches("[a-z][a-z0-9+.-]+:.*")) {
      return Path.of(out);
    }
    URI uri = URI.create(out);
    return "file".equals(uri.getScheme()) ? Path.of(uri.getPath()) : null;
  }
}
