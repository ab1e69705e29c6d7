package org.hcim.jobs.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.PrintStream;

/** A standard output that reports when its reader has closed it. */
final class Pipe extends FilterOutputStream {

  private final PrintStream stream;

  Pipe(PrintStream stream) {
    super(stream);
    this.stream = stream;
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    stream.write(bytes, from, length);
    if (stream.checkError()) {
      throw new ClosedException();
    }
  }

  /** Signals that the reader has closed the pipe. */
  static final class ClosedException extends IOException {

    private static final long serialVersionUID = 1L;
  }
}
