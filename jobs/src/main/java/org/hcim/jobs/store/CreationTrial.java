package org.hcim.jobs.store;

import static org.hcim.jobs.store.Rule.refuseUnless;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * Tests that a volume lets only one of several callers create a file. A store that ignores the
 * condition of a put lets all of them succeed; one that checks before it writes lets concurrent
 * callers succeed.
 *
 * @param volume the volume
 * @param file a file that does not exist
 */
record CreationTrial(Volume volume, String file) {

  private static final int CALLERS = 4;

  /**
   * Creates the file several times concurrently and once more afterwards, then deletes it.
   *
   * @throws StoreException.Refused when not exactly one caller created it
   */
  void run() throws IOException {
    int created;
    try {
      created = createdAtOnce() + created(CALLERS);
    } finally {
      volume.delete(file);
    }
    refuseUnless(
        created == 1,
        "%s: of %d callers, %d created one object; a store of tables must refuse a conditional put"
            + " (If-None-Match: *) of an object that exists, as Amazon S3 does; write to hdfs: or a"
            + " local path",
        volume.uri(""),
        CALLERS + 1,
        created);
  }

  private int createdAtOnce() throws IOException {
    var threads = Executors.newFixedThreadPool(CALLERS);
    try {
      int created = 0;
      for (var end : threads.invokeAll(callers())) {
        created += end(end);
      }
      return created;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException(volume.uri(file) + " was not created: interrupted");
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Callable<Integer>> callers() {
    return IntStream.range(0, CALLERS)
        .mapToObj(caller -> (Callable<Integer>) () -> created(caller))
        .toList();
  }

  private static int end(Future<Integer> caller) throws IOException, InterruptedException {
    try {
      return caller.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IOException(e.getCause());
    }
  }

  /**
   * Tries to create the file; returns 1 on success. Callers put different bytes, because equal
   * bytes would count as a repeated put.
   */
  private int created(int caller) throws IOException {
    try {
      volume.createNew(file, new byte[] {(byte) caller});
      return 1;
    } catch (FileAlreadyExistsException e) {
      return 0;
    }
  }
}
