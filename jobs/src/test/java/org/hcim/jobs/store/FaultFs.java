package org.hcim.jobs.store;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;

/** The local file system under another scheme, whose k-th call fails. */
public final class FaultFs extends RawLocalFileSystem {

  static final String SCHEME = "fault";

  private static final AtomicInteger CHANGES = new AtomicInteger();
  private static volatile int failing = -1;
  private static volatile String message = "";

  /**
   * Starts counting; the k-th call from now fails, none if k is negative.
   *
   * @param reason as the operating system gives it
   */
  static void failAt(int k, String reason) {
    CHANGES.set(0);
    message = reason;
    failing = k;
  }

  /** Calls since counting began. */
  static int changes() {
    return CHANGES.get();
  }

  static void change(String event) throws IOException {
    if (CHANGES.getAndIncrement() == failing) {
      throw new IOException(message + " (the test's fault at " + event + ")");
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
    return new FSDataOutputStream(
        new FaultyStream(
            super.create(
                file, permission, overwrite, bufferSize, replication, blockSize, progress)),
        null);
  }

  @Override
  public FSDataInputStream open(Path file, int bufferSize) throws IOException {
    change("open " + file);
    return super.open(file, bufferSize);
  }

  @Override
  public boolean mkdirs(Path directory) throws IOException {
    change("mkdirs " + directory);
    return super.mkdirs(directory);
  }

  @Override
  public boolean delete(Path path, boolean recursive) throws IOException {
    change("delete " + path);
    return super.delete(path, recursive);
  }

  @Override
  public FileStatus[] listStatus(Path path) throws IOException {
    change("list " + path);
    return super.listStatus(path);
  }

  /** A file that is written; each write and the end may fail. */
  private static final class FaultyStream extends FilterOutputStream {

    FaultyStream(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      change("write");
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      super.close();
      change("close");
    }
  }
}
