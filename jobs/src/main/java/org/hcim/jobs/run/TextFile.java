package org.hcim.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file that an earlier run may have written. */
final class TextFile {

  private TextFile() {}

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  /**
   * Writes a text unless the file already contains it.
   *
   * @return the outcome, for users
   */
  static String keep(Path file, String text) {
    if (Files.isRegularFile(file) && read(file).equals(text)) {
      return "unchanged: " + file;
    }
    WholeFile.write(file, writer -> writer.append(text));
    return "written: " + file;
  }
}
