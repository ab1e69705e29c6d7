package org.hcim.jobs.nightly;

import org.hcim.jobs.report.Report;
import org.hcim.jobs.store.ControlFiles;

/**
 * The retention of tables in a store of nightly runs. Tables expire; reports, summaries and the
 * history are kept.
 */
public final class Retention {

  private Retention() {}

  /** A run's output directory. */
  public static String out(String store, String run) {
    return store + "/" + directory(run);
  }

  /**
   * Deletes the tables of expired runs with their control files and views.
   *
   * @param keep number of most recent runs whose tables are kept
   */
  public static void prune(String store, int keep) {
    var files = ControlFiles.below(store);
    History.of(store)
        .expired(keep)
        .forEach(run -> files.deleteAllBut(directory(run.name()), Report.DIRECTORY));
  }

  private static String directory(String run) {
    return "nights/" + run;
  }
}
