package org.hcim.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.shell.ShellCommand;
import org.hcim.jobs.sql.DuckDbViews;
import org.hcim.jobs.sql.HiveTables;
import org.hcim.jobs.sql.KeptTables;
import org.hcim.jobs.sql.SparkViews;
import org.hcim.jobs.sql.TrinoTables;
import org.hcim.jobs.store.Descriptions;
import org.hcim.jobs.store.Location;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.sweeps.spec.SpecDiff;

/**
 * An output directory: its tables, and the SQL scripts that name them.
 *
 * @param location a path or a URI
 */
public record Output(String location) {

  /**
   * A backslash, a control character, a variable of Spark SQL, or a part of a path that Hadoop
   * takes for a URI once its glob characters are escaped.
   */
  private static final Pattern MISREAD =
      Pattern.compile("[\\\\\\p{Cc}]|\\$\\{|:[^/]*[\\[\\]{}*?]|[\\[\\]{}*?][^/]*:");

  public Output {
    Objects.requireNonNull(location, "location");
  }

  public static Output of(String location) {
    return new Output(location);
  }

  public static Output of(Path directory) {
    return new Output(directory.toString());
  }

  /** The directory at a location; by default, {@code out/<name>}. */
  static Output of(Optional<String> location, String name) {
    return new Output(location.orElse(Path.of("out", name).toString()));
  }

  /**
   * The directory of trained stages, on a file system visible to all workers.
   *
   * @throws RequestException when the output is not a path
   */
  Path stages() {
    requireName();
    Path directory =
        local()
            .orElseThrow(
                () ->
                    RequestException.of(
                        "out",
                        "out ("
                            + location
                            + ") must be a path that all workers can access: it holds"
                            + " checkpoints"));
    return directory.toAbsolutePath().resolve("stages");
  }

  /** The sweeps in the directory, by id; reads only control files and takes no lock. */
  public List<StoredSweep> sweeps() {
    return TableSnapshot.of(location).stream()
        .map(status -> new StoredSweep(location, status))
        .toList();
  }

  /**
   * The most recently active sweep.
   *
   * @throws RequestException when there is none
   */
  public StoredSweep sweep() {
    return sweeps().stream()
        .max(Comparator.comparing(sweep -> sweep.status().lastActivity()))
        .orElseThrow(
            () ->
                new RequestException(
                    location
                        + " contains no sweep; "
                        + ShellCommand.hcim("sweep").literal("SPEC --out").path(location)
                        + " creates one"));
  }

  /**
   * The sweep with an id.
   *
   * @throws RequestException when there is none
   */
  public StoredSweep sweep(String id) {
    return TableSnapshot.of(location, Table.RESULTS, id)
        .map(status -> new StoredSweep(location, status))
        .orElseThrow(
            () ->
                new RequestException(
                    "%s contains no sweep %s but %s"
                        .formatted(location, id, sweeps().stream().map(StoredSweep::id).toList())));
  }

  /**
   * The summary of the most recent frontier.
   *
   * @throws RequestException when there is none
   */
  public FrontierOutcome frontier() {
    return Descriptions.latest(location, Table.FRONTIER, FrontierOutcome.class)
        .orElseThrow(
            () ->
                new RequestException(
                    location
                        + " contains no frontier; "
                        + ShellCommand.hcim("frontier").path(location)
                        + " computes one"));
  }

  /** Everything stored in the directory, by table and id. */
  public List<StoredTable> tables() {
    return Arrays.stream(Table.values()).flatMap(table -> tables(table).stream()).toList();
  }

  /** The content of one table, by id. */
  public List<StoredTable> tables(Table table) {
    return TableSnapshot.of(location, table).stream()
        .map(status -> new StoredTable(location, status))
        .toList();
  }

  /** Returns whether anything is stored in a table. */
  boolean holds(Table table) {
    return !tables(table).isEmpty();
  }

  /**
   * Rejects a location that cannot be a directory or that some reader of its tables would
   * misunderstand, before anything is written.
   */
  void requireDirectory() {
    requireName();
    Optional<Path> directory = local();
    try {
      if (directory.isPresent()) {
        Files.createDirectories(directory.get());
      }
    } catch (IOException e) {
      String why = Files.exists(directory.get()) ? "it is a file" : "it cannot be made";
      throw RequestException.of("out", "out (" + location + ") must be a directory: " + why);
    }
  }

  /** Rejects names that no escape protects from all readers of the tables. */
  private void requireName() {
    String path = local().map(directory -> directory.toAbsolutePath().toString()).orElse(location);
    if (MISREAD.matcher(path).find()) {
      throw RequestException.of(
          "out",
          "out ("
              + location
              + ") must contain no backslash (\\), no control character, no ${ and no name with both a"
              + " colon and one of [ ] { } * ?: DuckDB, Hadoop and Spark SQL read them differently;"
              + " all other characters are allowed");
    }
  }

  /**
   * The changes of a spec since the latest sweep in this directory; empty if this sweep was started
   * here.
   */
  List<String> changesFromLatest(PlannedSweep sweep) {
    List<StoredSweep> sweeps = sweeps();
    boolean begun = sweeps.stream().anyMatch(known -> known.id().equals(sweep.identity().id()));
    return begun
        ? List.of()
        : sweeps.stream()
            .max(Comparator.comparing(known -> known.status().lastActivity()))
            .map(latest -> changes(latest.status(), sweep))
            .orElse(List.of());
  }

  private static List<String> changes(TableSnapshot earlier, PlannedSweep sweep) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s is a new sweep: it differs from %s, whose rows are unchanged"
            .formatted(sweep.identity().id(), earlier.id()));
    var changes = SpecDiff.between(earlier.canonicalJson(), sweep.identity().canonicalJson());
    if (changes.isEmpty()) {
      lines.add("  same spec; the model, schema or enumeration version changed");
    }
    changes.forEach(change -> lines.add("  " + change));
    return lines;
  }

  /**
   * Writes the SQL scripts that name the tables, for the directory's current location.
   *
   * @return false when the directory is not local, so no scripts are written
   */
  public boolean writeViews() {
    local().ifPresent(Output::writeViews);
    return local().isPresent();
  }

  private static void writeViews(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    KeptTables tables = KeptTables.of(absolute.toString());
    String location = "file://" + Location.plain(absolute.toUri()).replaceAll("/$", "");
    write(directory.resolve("views.sql"), DuckDbViews.script(tables));
    write(directory.resolve("views-spark.sql"), SparkViews.script(tables));
    write(
        directory.resolve("hive.sql"), HiveTables.script(location, tables.omitted(Table.RESULTS)));
    write(
        directory.resolve("trino.sql"),
        TrinoTables.script(location, tables.omitted(Table.RESULTS)));
  }

  private static void write(Path file, String text) {
    WholeFile.write(file, writer -> writer.append(text));
  }

  /** The directory as a local path; empty for another file system. */
  public Optional<Path> local() {
    return new Location(location).local();
  }
}
