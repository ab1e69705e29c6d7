package org.hcim.jobs.store;

import java.io.IOException;
import java.util.function.Consumer;

/** An exclusive lock of one process on the files of a directory that belong to no table. */
public final class DirectoryLock implements AutoCloseable {

  private static final String FILE = "lock.json";

  private final String directory;
  private final WriterLock lock;

  private DirectoryLock(String directory, WriterLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Takes the lock, or takes it over from a holder that is gone.
   *
   * @param name name of the directory, for messages
   * @param notices receives a line when a lock is taken over
   * @throws StoreException.Locked when another process holds it
   */
  public static DirectoryLock take(
      String directory, String name, LockPolicy policy, Consumer<String> notices) {
    try {
      return new DirectoryLock(
          directory, WriterLock.take(Volume.of(directory), FILE, name, policy, notices));
    } catch (IOException e) {
      throw StoreException.Failed.of(directory + " cannot be locked", e);
    }
  }

  /**
   * Verifies that the lock is still held.
   *
   * @throws StoreException.Locked when another process has taken it over
   */
  public void check() {
    try {
      lock.check();
    } catch (IOException e) {
      throw StoreException.Failed.of("the lock of " + directory + " cannot be read", e);
    }
  }

  /** Releases the lock. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw StoreException.Failed.of("the lock of " + directory + " cannot be released", e);
    }
  }
}
