package org.hcim.jobs.sql;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hcim.jobs.store.CommittedFiles;
import org.hcim.jobs.store.LatestFrontier;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableStatus;

/**
 * The files behind the tables.
 *
 * @param out the output directory
 * @param files paths or patterns by table; none of a table where nothing is committed
 */
public record Sources(String out, Map<SqlTable, List<String>> files) {

  private static final String FILES = "part-*.parquet";

  public Sources {
    files = Map.copyOf(files);
  }

  /** The paths or patterns of a table; none where nothing is committed. */
  public List<String> of(SqlTable table) {
    return files.getOrDefault(table, List.of());
  }

  /** Patterns, for views that are kept: they show whatever lies in the directory when asked. */
  public static Sources patterns(String out) {
    var files = new EnumMap<SqlTable, List<String>>(SqlTable.class);
    for (SqlTable table : SqlTable.values()) {
      files.put(table, pattern(out, table.table()));
    }
    files.put(
        SqlTable.FRONTIER,
        LatestFrontier.of(out, sweepId -> true).stream()
            .map(
                latest -> out + "/" + Table.FRONTIER.directory(latest.frontierId()) + "/*/" + FILES)
            .toList());
    return new Sources(out, files);
  }

  /** The committed files of these sweeps, and of all else in the directory, as they are now. */
  public static Sources committed(String out, List<String> sweepIds) {
    var files = new EnumMap<SqlTable, List<String>>(SqlTable.class);
    for (SqlTable table : SqlTable.values()) {
      files.put(table, paths(CommittedFiles.of(out, table.table(), ids(out, table.table()))));
    }
    files.put(SqlTable.RESULTS, paths(CommittedFiles.of(out, sweepIds)));
    files.put(
        SqlTable.FRONTIER,
        paths(
            LatestFrontier.of(out, sweepIds::contains)
                .map(LatestFrontier::files)
                .orElseGet(List::of)));
    return new Sources(out, files);
  }

  private static List<String> ids(String out, Table table) {
    return TableStatus.of(out, table).stream().map(TableStatus::sweepId).toList();
  }

  /**
   * DuckDB takes a pattern that matches nothing for an error; the results' is written before the
   * first chunk is, unless the directory is of another table.
   */
  private static List<String> pattern(String out, Table table) {
    boolean isThere =
        TableStatus.of(out, table).stream().anyMatch(status -> status.chunksDone() > 0)
            || (table == Table.RESULTS && !holdsOnlyOthers(out));
    return isThere ? List.of(out + "/" + table.directory() + "/*/*/" + FILES) : List.of();
  }

  private static boolean holdsOnlyOthers(String out) {
    return !TableStatus.of(out, Table.SIMULATIONS).isEmpty()
        || !TableStatus.of(out, Table.ACCURACY).isEmpty();
  }

  private static List<String> paths(List<URI> files) {
    return files.stream()
        .map(uri -> "file".equals(uri.getScheme()) ? uri.getPath() : uri.toString())
        .toList();
  }
}
