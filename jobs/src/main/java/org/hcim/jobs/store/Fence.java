package org.hcim.jobs.store;

import java.io.IOException;

/**
 * The right to write one table: the lock of this process and the epoch that it began.
 *
 * @param volume the output directory
 * @param layout the table's paths in it
 */
record Fence(Volume volume, Layout layout, WriterLock lock, Epoch epoch) implements AutoCloseable {

  /**
   * @throws StoreException.Locked when another process has taken the table over
   */
  void check() throws IOException {
    epoch.check(volume, layout);
    lock.check();
  }

  /**
   * Finds the reason of a failure: files that disappear during a commit were removed by the process
   * that took the table over.
   *
   * @throws StoreException.Locked when another process has taken the table over
   */
  void checkAfter(Exception failure) {
    try {
      check();
    } catch (StoreException.Locked lost) {
      lost.addSuppressed(failure);
      throw lost;
    } catch (IOException | StoreException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
