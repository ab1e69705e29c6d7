package org.hcim.jobs.sql;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hcim.jobs.store.LatestFrontier;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;

/**
 * The committed files behind the views of one session.
 *
 * @param out the output directory
 * @param files paths by kind of table
 */
public record Sources(String out, Map<Table, List<String>> files) {

  public Sources {
    files = Map.copyOf(files);
  }

  /** The paths of a kind of table; none when nothing is committed. */
  public List<String> of(Table table) {
    return files.getOrDefault(table, List.of());
  }

  /**
   * The files of these sweeps, of their latest frontier and of all other tables, as they are now.
   *
   * @throws StoreException.Damaged when one of the tables lacks a record or a file
   */
  public static Sources committed(String out, List<String> sweepIds) {
    var files = new EnumMap<Table, List<String>>(Table.class);
    files.put(
        Table.RESULTS,
        paths(
            sweepIds.stream()
                .flatMap(id -> TableSnapshot.of(out, Table.RESULTS, id).stream())
                .flatMap(sweep -> sweep.files().stream())
                .toList()));
    files.put(
        Table.FRONTIER,
        paths(
            LatestFrontier.of(out, sweepIds::contains)
                .map(LatestFrontier::files)
                .orElseGet(List::of)));
    for (Table table : List.of(Table.SIMULATIONS, Table.ACCURACY)) {
      files.put(table, paths(all(out, table)));
    }
    return new Sources(out, files);
  }

  private static List<URI> all(String out, Table table) {
    return TableSnapshot.of(out, table).stream()
        .flatMap(status -> status.files().stream())
        .toList();
  }

  private static List<String> paths(List<URI> files) {
    return files.stream()
        .map(uri -> "file".equals(uri.getScheme()) ? uri.getPath() : uri.toString())
        .toList();
  }
}
