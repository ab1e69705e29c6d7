package org.hcim.jobs.run;

import org.hcim.jobs.store.TableDamage;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.store.Verification;

/**
 * One sweep, frontier, simulation or training in an output directory.
 *
 * @param out the directory, a path or a URI
 * @param status its committed chunks and counts
 */
public record StoredTable(String out, TableSnapshot status) {

  /** Reads every byte back and compares it with the commit records; needs no Spark. */
  public Verification verify() {
    return Verification.of(out, status.table(), status.id(), new StoredHash());
  }

  /** Finds the damaged parts of the table by reading all of it. */
  TableDamage damage() {
    return TableDamage.of(out, status.table(), status.id(), new StoredHash());
  }
}
