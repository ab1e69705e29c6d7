package org.hcim.jobs.store;

import java.io.IOException;
import java.util.List;

/**
 * What reading every byte of a sweep's results found.
 *
 * @param sweepId the sweep
 * @param chunks committed chunks that were read
 * @param rows rows in them
 * @param fingerprint of those rows, computed anew
 * @param complete whether the sweep says it is complete
 * @param problems what is wrong; none when the results can be trusted
 */
public record Verification(
    String sweepId,
    int chunks,
    long rows,
    Fingerprint fingerprint,
    boolean complete,
    List<Problem> problems) {

  public Verification {
    problems = List.copyOf(problems);
  }

  /**
   * One thing that is wrong.
   *
   * @param chunk the chunk's id, or "" where it concerns the whole sweep
   * @param file the file's name, or "" where it concerns the whole chunk
   * @param message what is wrong with it
   */
  public record Problem(String chunk, String file, String message) {

    @Override
    public String toString() {
      return String.join(
          ": ", List.of(chunk, file, message).stream().filter(part -> !part.isEmpty()).toList());
    }
  }

  /** Whether nothing is wrong. */
  public boolean passed() {
    return problems.isEmpty();
  }

  /**
   * Reads a sweep's results back; needs no Spark session and takes no lock.
   *
   * @throws StoreException.Damaged when even what the sweep is cannot be read
   */
  public static Verification of(String out, String sweepId) {
    return of(out, Table.RESULTS, sweepId);
  }

  /** Reads the rows of a sweep or frontier back. */
  public static Verification of(String out, Table table, String id) {
    var volume = Volume.of(out);
    try {
      return new Verifier(volume, new Layout(table, id)).verify();
    } catch (IOException e) {
      throw new StoreException.Failed(id + " in " + out + " cannot be read", e);
    }
  }
}
