package org.hcim.jobs.store;

import java.io.IOException;

/**
 * The right to write one table: this process's lock and the epoch that it began.
 *
 * @param volume the output directory
 * @param layout the table's paths in it
 */
record Fence(Volume volume, Layout layout, WriterLock lock, Epoch epoch) implements AutoCloseable {

  /**
   * Checks that this process may still write.
   *
   * @throws StoreException.Locked when another process has taken over the table
   */
  void check() throws IOException {
    epoch.check(volume, layout);
    lock.check();
  }

  /**
   * Finds the cause of a failure: files that disappear during a commit were removed by the process
   * that took over the table.
   *
   * @throws StoreException.Locked when another process has taken over the table
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
