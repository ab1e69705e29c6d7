package org.hcim.jobs.nightly;

import org.hcim.jobs.report.Report;
import org.hcim.jobs.store.ControlFiles;

/**
 * The lifetime of tables in a store of nightly runs. Tables expire; reports, summaries and the
 * history stay.
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
   * @param keep runs whose tables stay
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
