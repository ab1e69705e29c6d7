package org.hcim.jobs.sql;

import java.net.URI;
import java.util.List;
import org.hcim.jobs.store.CommittedFiles;
import org.hcim.jobs.store.LatestFrontier;
import org.hcim.jobs.store.Table;

/**
 * The files behind the tables.
 *
 * @param out the output directory
 * @param results paths or patterns of the table {@code results}; none where nothing is committed
 * @param frontier the same of the table {@code frontier}; none where none was computed
 */
public record Sources(String out, List<String> results, List<String> frontier) {

  private static final String FILES = "part-*.parquet";

  public Sources {
    results = List.copyOf(results);
    frontier = List.copyOf(frontier);
  }

  /** Patterns, for views that are kept: they show whatever lies in the directory when asked. */
  public static Sources patterns(String out) {
    var frontier =
        LatestFrontier.of(out, sweepId -> true).stream()
            .map(
                latest -> out + "/" + Table.FRONTIER.directory(latest.frontierId()) + "/*/" + FILES)
            .toList();
    return new Sources(out, List.of(out + "/results/*/*/" + FILES), frontier);
  }

  /** The committed files of these sweeps as they are now. */
  public static Sources committed(String out, List<String> sweepIds) {
    var frontier =
        LatestFrontier.of(out, sweepIds::contains).map(LatestFrontier::files).orElseGet(List::of);
    return new Sources(out, paths(CommittedFiles.of(out, sweepIds)), paths(frontier));
  }

  private static List<String> paths(List<URI> files) {
    return files.stream()
        .map(uri -> "file".equals(uri.getScheme()) ? uri.getPath() : uri.toString())
        .toList();
  }
}
