package org.hcim.jobs.store;

import static org.hcim.jobs.store.Rule.refuseUnless;

import java.io.IOException;

/** Checks the free space before rows are written, so a run does not fail midway. */
public final class FreeSpace {

  private static final double MIB = 1 << 20;

  private FreeSpace() {}

  /**
   * Checks that this many bytes of rows fit.
   *
   * @throws StoreException.Refused when the file system of {@code out} has fewer bytes left
   */
  public static void require(String out, long bytes) {
    long free = of(out);
    refuseUnless(
        free >= bytes,
        "%s has %.0f MiB free and the rows need about %.0f MiB; free some space or use"
            + " another --out",
        out,
        free / MIB,
        bytes / MIB);
  }

  /** The number of bytes that can still be written. */
  public static long of(String out) {
    try {
      return Volume.of(out).freeBytes();
    } catch (IOException e) {
      throw new StoreException.Failed("the free space of " + out + " is unknown", e);
    }
  }
}
