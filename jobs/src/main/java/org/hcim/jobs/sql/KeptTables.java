package org.hcim.jobs.sql;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.jobs.store.LatestFrontier;
import org.hcim.jobs.store.Location;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.table.OmittedColumns;
import org.hcim.jobs.table.TableColumn;
import org.hcim.jobs.table.TableSchema;

/**
 * The tables of an output directory, as named by the scripts in it. A script finds the files when
 * it runs, so it also shows chunks committed later.
 *
 * @param out the output directory, a path or a URI
 * @param tables the kinds of tables that have, or had, committed chunks
 * @param omitted columns that some rows lack, by kind of table
 */
public record KeptTables(String out, Map<Table, Kept> tables, Map<Table, OmittedColumns> omitted) {

  private static final String ALL = "*";
  private static final String FILES = "part-*.parquet";

  /**
   * The tables of one kind.
   *
   * @param id the id of the only visible table, or {@code *} for all
   * @param anyId the id of any of them
   * @param isAnyComplete whether any of them is complete
   */
  public record Kept(String id, String anyId, boolean isAnyComplete) {}

  public KeptTables {
    tables = Map.copyOf(tables);
    omitted = Map.copyOf(omitted);
  }

  /** Tables whose rows have all columns. */
  KeptTables(String out, Map<Table, Kept> tables) {
    this(out, tables, Map.of());
  }

  /** The current tables of a directory. */
  public static KeptTables of(String out) {
    var tables = new EnumMap<Table, Kept>(Table.class);
    List<TableSnapshot> sweeps = committed(out, Table.RESULTS);
    keep(Table.RESULTS, sweeps, tables);
    for (Table table : List.of(Table.SIMULATIONS, Table.ACCURACY)) {
      keep(table, committed(out, table), tables);
    }
    Optional<LatestFrontier> frontier = LatestFrontier.of(out, sweepId -> true);
    frontier
        .map(LatestFrontier::frontierId)
        .ifPresent(id -> tables.put(Table.FRONTIER, new Kept(id, id, true)));
    return new KeptTables(
        out, tables, Sources.omitted(sweeps, frontier.map(LatestFrontier::sweepId)));
  }

  private static void keep(Table table, List<TableSnapshot> committed, Map<Table, Kept> tables) {
    if (!committed.isEmpty()) {
      boolean isAnyComplete =
          committed.stream().anyMatch(status -> status.completedAt().isPresent());
      tables.put(table, new Kept(ALL, committed.get(0).id(), isAnyComplete));
    }
  }

  private static List<TableSnapshot> committed(String out, Table table) {
    return TableSnapshot.of(out, table).stream().filter(TableSnapshot::mayHaveRows).toList();
  }

  /** The columns that some rows of a table lack. */
  public OmittedColumns omitted(Table table) {
    return omitted.getOrDefault(table, OmittedColumns.NONE);
  }

  /** The columns that all rows of a table have. */
  List<TableColumn> columns(TableSchema schema) {
    return omitted(schema.table()).without(schema.columns());
  }

  Optional<Kept> of(Table table) {
    return Optional.ofNullable(tables.get(table));
  }

  /** Hadoop's pattern of a table's data files; empty if nothing is committed. */
  Optional<String> pattern(Table table) {
    String directory = Location.pattern(out);
    return of(table)
        .map(
            kept ->
                kept.id().equals(ALL)
                    ? directory + "/" + table.directory() + "/*/*/" + FILES
                    : directory + "/" + table.directory(kept.id()) + "/*/" + FILES);
  }

  /**
   * A file that identifies this directory and is unlikely to exist in another; empty without
   * tables.
   */
  Optional<String> marker() {
    return tables.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry -> entry.getKey().control() + "/" + entry.getValue().anyId() + "/run.json")
        .findFirst();
  }
}
