package org.hcim.notebooks.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;

/** Forwards printed text, line by line and at each flush. */
final class StreamOutput extends OutputStream {

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Consumer<String> reader;

  StreamOutput(Consumer<String> reader) {
    this.reader = reader;
  }

  @Override
  public synchronized void write(int b) {
    line.write(b);
    if (b == '\n') {
      handOn();
    }
  }

  /** Publishes the text printed since the end of the last line. */
  synchronized void handOn() {
    if (line.size() > 0) {
      reader.accept(line.toString(UTF_8));
      line.reset();
    }
  }
}
