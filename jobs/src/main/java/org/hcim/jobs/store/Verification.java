package org.hcim.jobs.store;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of reading every byte of a table.
 *
 * @param table the kind of table
 * @param id the table
 * @param chunks number of committed chunks read
 * @param rows number of rows in them
 * @param fingerprint recomputed fingerprint of these rows
 * @param complete whether {@code COMPLETE.json} exists
 * @param problems differences between files and records; empty if the table is intact
 */
public record Verification(
    Table table,
    String id,
    int chunks,
    long rows,
    Fingerprint fingerprint,
    boolean complete,
    List<Problem> problems) {

  public Verification {
    problems = List.copyOf(problems);
  }

  /**
   * One difference between files and records.
   *
   * @param chunk the chunk's id, or "" for the whole table
   * @param file the file's name, or "" for the whole chunk
   * @param message the difference
   */
  public record Problem(String chunk, String file, String message) {

    @Override
    public String toString() {
      return String.join(
          ": ", Stream.of(chunk, file, message).filter(part -> !part.isEmpty()).toList());
    }
  }

  /** The table's name in messages. */
  public String named() {
    return table.named(id);
  }

  /** Returns whether there are no problems. */
  public boolean passed() {
    return problems.isEmpty();
  }

  /** Verifies a sweep's results; needs no Spark session and takes no lock. */
  public static Verification of(String out, String id) {
    return of(out, Table.RESULTS, id, DefinitionHash.NONE);
  }

  /**
   * Verifies a table; needs no Spark session and takes no lock.
   *
   * @param definition recomputes the table's hash from its spec or query
   */
  public static Verification of(String out, Table table, String id, DefinitionHash definition) {
    var layout = new Layout(table, id);
    try {
      return new Verifier(Volume.of(out), layout, definition).verify();
    } catch (IOException e) {
      throw new StoreException.Failed("%s in %s cannot be read".formatted(layout.named(), out), e);
    }
  }
}
