package org.hcim.jobs.run;

import org.hcim.jobs.store.Table;
import org.hcim.jobs.store.TableStatus;
import org.hcim.jobs.store.Verification;

/**
 * The rows of one sweep, frontier, simulation or training in an output directory.
 *
 * @param out the directory, a path or a URI
 * @param table the table that the rows are in
 * @param status progress and counts
 */
public record StoredTable(String out, Table table, TableStatus status) {

  /** Reads every byte back and compares it with the commit records; needs no Spark. */
  public Verification verify() {
    return Verification.of(out, table, status.sweepId());
  }
}
