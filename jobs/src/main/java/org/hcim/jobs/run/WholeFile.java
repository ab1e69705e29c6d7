package org.hcim.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is written completely or not at all. */
public final class WholeFile {

  private WholeFile() {}

  /** Writes the content of a file and returns the result. */
  @FunctionalInterface
  public interface Content<T> {
    T writeTo(Writer writer) throws IOException;
  }

  /** Replaces a text file atomically; the old content is kept if writing fails. */
  public static <T> T write(Path file, Content<T> content) {
    return replace(
        file,
        partial -> {
          try (Writer writer = Files.newBufferedWriter(partial)) {
            return content.writeTo(writer);
          }
        });
  }

  /** Replaces a binary file atomically; the old content is kept if writing fails. */
  public static void write(Path file, byte[] content) {
    replace(file, partial -> Files.write(partial, content));
  }

  /** Writes a file that replaces another. */
  @FunctionalInterface
  private interface Partial<T> {
    T writeTo(Path partial) throws IOException;
  }

  private static <T> T replace(Path file, Partial<T> content) {
    requirePlace(file);
    Path target = file.toAbsolutePath().normalize();
    Path partial = target.resolveSibling("." + target.getFileName() + "." + pid() + ".partial");
    try {
      T known = content.writeTo(partial);
      Files.move(
          partial, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return known;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written", e);
    } finally {
      delete(partial);
    }
  }

  /** Rejects a file that could not be written, before its content is computed. */
  public static void requirePlace(Path file) {
    Path target = file.toAbsolutePath().normalize();
    if (Files.isDirectory(target)) {
      throw new RequestException(file + " cannot be written: it is a directory");
    }
    if (!Files.isDirectory(target.getParent())) {
      throw new RequestException(file + " cannot be written: no directory " + target.getParent());
    }
  }

  private static void delete(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      partial.toFile().deleteOnExit();
    }
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }
}
