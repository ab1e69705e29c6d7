package org.hcim.jobs.store;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local file system under another scheme, whose k-th change fails. */
public final class FaultFs extends RawLocalFileSystem {

  static final String SCHEME = "fault";

  private static final AtomicInteger CHANGES = new AtomicInteger();
  private static volatile int failing = -1;

  /** Starts counting; the k-th change from now fails, none if k is negative. */
  static void failAt(int k) {
    CHANGES.set(0);
    failing = k;
  }

  /** Changes since counting began. */
  static int changes() {
    return CHANGES.get();
  }

  static void change(String event) throws IOException {
    if (CHANGES.getAndIncrement() == failing) {
      throw new IOException("the test's fault at " + event);
    }
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":///");
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public boolean rename(Path from, Path to) throws IOException {
    change("rename " + to);
    return super.rename(from, to);
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      FsPermission permission,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    change("create " + file);
    return super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress);
  }
}
