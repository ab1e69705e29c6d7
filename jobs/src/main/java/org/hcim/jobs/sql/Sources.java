package org.hcim.jobs.sql;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hcim.jobs.store.LatestFrontier;
import org.hcim.jobs.store.Location;
import org.hcim.jobs.store.StoreException;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.table.OmittedColumns;

/**
 * The committed files behind the views of one session.
 *
 * @param out the output directory
 * @param files paths by kind of table, without percent-encoding
 * @param omitted columns that some of these files lack, by kind of table
 */
public record Sources(
    String out, Map<Table, List<String>> files, Map<Table, OmittedColumns> omitted) {

  public Sources {
    files = Map.copyOf(files);
    omitted = Map.copyOf(omitted);
  }

  /** Creates sources whose files have all columns. */
  Sources(String out, Map<Table, List<String>> files) {
    this(out, files, Map.of());
  }

  /** The paths of a table; empty if nothing is committed. */
  public List<String> of(Table table) {
    return files.getOrDefault(table, List.of());
  }

  /** The columns that some files of a table lack. */
  public OmittedColumns omitted(Table table) {
    return omitted.getOrDefault(table, OmittedColumns.NONE);
  }

  /**
   * The files of these sweeps, whose records are already read, and the current files of their
   * latest frontier and of all other tables.
   *
   * @throws StoreException.Damaged when one of the tables lacks a record or a file
   */
  public static Sources committed(String out, List<TableSnapshot> sweeps) {
    Set<String> ids = sweeps.stream().map(TableSnapshot::id).collect(Collectors.toSet());
    Optional<LatestFrontier> frontier = LatestFrontier.of(out, ids::contains);
    var files = new EnumMap<Table, List<String>>(Table.class);
    files.put(Table.RESULTS, paths(sweeps));
    files.put(Table.FRONTIER, paths(frontier.map(LatestFrontier::table).stream().toList()));
    for (Table table : List.of(Table.SIMULATIONS, Table.ACCURACY)) {
      files.put(table, paths(TableSnapshot.of(out, table)));
    }
    return new Sources(out, files, omitted(sweeps, frontier.map(LatestFrontier::sweepId)));
  }

  /** The columns that results lack, and those that a frontier of one sweep lacks. */
  static Map<Table, OmittedColumns> omitted(
      List<TableSnapshot> sweeps, Optional<String> ofFrontier) {
    List<TableSnapshot> written = sweeps.stream().filter(TableSnapshot::mayHaveRows).toList();
    List<TableSnapshot> compared =
        written.stream().filter(sweep -> ofFrontier.equals(Optional.of(sweep.id()))).toList();
    return Map.of(
        Table.RESULTS, OmittedColumns.of(written), Table.FRONTIER, OmittedColumns.of(compared));
  }

  private static List<String> paths(Collection<TableSnapshot> tables) {
    return tables.stream().flatMap(table -> table.files().stream()).map(Location::plain).toList();
  }
}
