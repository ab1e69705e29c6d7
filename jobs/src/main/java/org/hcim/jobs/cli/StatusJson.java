package org.hcim.jobs.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hcim.jobs.run.StoredTable;

/**
 * What {@code hcim status --format json} prints.
 *
 * @param out the output directory
 */
record StatusJson(String out, List<Entry> tables) {

  /**
   * One sweep, simulation or training.
   *
   * @param writer the process that holds its lock, or null
   */
  record Entry(
      String id,
      String table,
      String state,
      int chunksDone,
      int chunks,
      long firstPoint,
      long points,
      long rows,
      long failedRows,
      Map<String, Long> rowsByStatus,
      String fingerprint,
      String lastActivity,
      String writer) {}

  static StatusJson of(String out, List<StoredTable> tables) {
    return new StatusJson(out, tables.stream().map(StatusJson::entry).toList());
  }

  private static Entry entry(StoredTable stored) {
    var status = stored.status();
    return new Entry(
        status.id(),
        status.table().directory(),
        status.state().name().toLowerCase(Locale.ROOT),
        status.chunksDone(),
        status.chunks(),
        status.firstPoint(),
        status.points(),
        status.total().rows(),
        status.total().failedRows(),
        status.total().rowsByStatus(),
        status.total().fingerprint().hex(),
        status.lastActivity(),
        status.writer().orElse(null));
  }
}
