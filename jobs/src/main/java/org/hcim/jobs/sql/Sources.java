package org.hcim.jobs.sql;

import java.net.URI;
import java.util.List;
import org.hcim.jobs.store.CommittedFiles;
import org.hcim.jobs.store.LatestFrontier;
import org.hcim.jobs.store.SweepStatus;
import org.hcim.jobs.store.Table;

/**
 * The files behind the tables.
 *
 * @param out the output directory
 * @param results paths or patterns of the table {@code results}; none where nothing is committed
 * @param frontier the same of the table {@code frontier}; none where none was computed
 * @param simulations the same of the table {@code simulations}; none where nothing was simulated
 */
public record Sources(
    String out, List<String> results, List<String> frontier, List<String> simulations) {

  private static final String FILES = "part-*.parquet";

  public Sources {
    results = List.copyOf(results);
    frontier = List.copyOf(frontier);
    simulations = List.copyOf(simulations);
  }

  /** Patterns, for views that are kept: they show whatever lies in the directory when asked. */
  public static Sources patterns(String out) {
    var frontier =
        LatestFrontier.of(out, sweepId -> true).stream()
            .map(
                latest -> out + "/" + Table.FRONTIER.directory(latest.frontierId()) + "/*/" + FILES)
            .toList();
    return new Sources(out, pattern(out, Table.RESULTS), frontier, pattern(out, Table.SIMULATIONS));
  }

  /** The committed files of these sweeps as they are now. */
  public static Sources committed(String out, List<String> sweepIds) {
    var frontier =
        LatestFrontier.of(out, sweepIds::contains).map(LatestFrontier::files).orElseGet(List::of);
    var simulations =
        SweepStatus.of(out, Table.SIMULATIONS).stream().map(SweepStatus::sweepId).toList();
    return new Sources(
        out,
        paths(CommittedFiles.of(out, sweepIds)),
        paths(frontier),
        paths(CommittedFiles.of(out, Table.SIMULATIONS, simulations)));
  }

  /** DuckDB takes a pattern that matches nothing for an error. */
  private static List<String> pattern(String out, Table table) {
    boolean isThere =
        (table == Table.RESULTS && SweepStatus.of(out, Table.SIMULATIONS).isEmpty())
            || SweepStatus.of(out, table).stream().anyMatch(status -> status.chunksDone() > 0);
    return isThere ? List.of(out + "/" + table.directory() + "/*/*/" + FILES) : List.of();
  }

  private static List<String> paths(List<URI> files) {
    return files.stream()
        .map(uri -> "file".equals(uri.getScheme()) ? uri.getPath() : uri.toString())
        .toList();
  }
}
