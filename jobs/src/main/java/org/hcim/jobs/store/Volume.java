package org.hcim.jobs.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.io.InputFile;
import org.hcim.jobs.shell.ShellCommand;

/**
 * A file system on which a new file is created by one of several callers, seen from the output
 * directory: paths are relative to it and separated by slashes.
 */
interface Volume {

  /**
   * The volume that holds an output directory, which need not exist.
   *
   * @throws StoreException.Refused when its file system is not known to be safe
   */
  static Volume of(String out) {
    String scheme = schemeOf(out);
    return switch (scheme) {
      case "file" -> LocalVolume.of(out);
      case "hdfs", "viewfs" -> HadoopVolume.of(out);
      case "s3a" -> ObjectVolume.of(out);
      default ->
          throw new StoreException.Refused(
              ("%s: tables cannot be written to %s:, which is untested; write to a local"
                      + " path, hdfs: or s3a:, or copy the finished tables")
                  .formatted(out, scheme));
    };
  }

  /** The URI of a path, as Spark understands it. */
  URI uri(String path);

  /** The remedy of damage, as messages give it. */
  default String repair() {
    var root = uri("").toString().replaceAll("/$", "");
    var out = root.startsWith("file:") ? URI.create(root).getPath() : root;
    return ShellCommand.hcim("repair").path(out) + " evaluates damaged chunks again";
  }

  boolean exists(String path) throws IOException;

  /** Names in a directory, sorted; none when there is no such directory. */
  List<String> list(String directory) throws IOException;

  long size(String file) throws IOException;

  InputStream open(String file) throws IOException;

  /** The form in which Parquet reads a file. */
  InputFile parquet(String file) throws IOException;

  /** The bytes of a small file; empty when no such file. */
  default Optional<byte[]> read(String file) throws IOException {
    try (var in = open(file)) {
      return Optional.of(in.readAllBytes());
    } catch (NoSuchFileException | FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Creates a file with these bytes, durably, together with its directories.
   *
   * @throws java.nio.file.FileAlreadyExistsException when it exists; of several callers one
   *     succeeds
   */
  void createNew(String file, byte[] bytes) throws IOException;

  /**
   * Makes sure that {@link #createNew} succeeds for one caller only, by trying where this depends
   * on the server.
   *
   * @param file a file that does not exist
   * @throws StoreException.Refused when several callers succeed
   */
  default void checkCreatesOnce(String file) throws IOException {}

  /** Writes a file with these bytes in place of the one that exists, in one step. */
  void replace(String file, byte[] bytes) throws IOException;

  /**
   * Renames a file or directory, making the target's parents; in one step, except in an object
   * store. No reader may rely on what is published before a record lists it.
   *
   * @throws java.nio.file.FileAlreadyExistsException when the target exists
   */
  void publish(String from, String to) throws IOException;

  /**
   * Makes a directory, the files in it and their content durable; a rename of it that survives a
   * power loss then shows all of its files.
   */
  void sync(String directory) throws IOException;

  /**
   * A text that changes when a file does, as far as the file system tells: its size, times and
   * inode.
   *
   * @return empty where the file system checks itself whatever is read from it
   */
  Optional<FileStamp> stamp(String file) throws IOException;

  /** Deletes a file or a directory with its content, if it exists. */
  void delete(String path) throws IOException;

  long freeBytes() throws IOException;

  private static String schemeOf(String out) {
    int colon = out.indexOf(':');
    boolean windowsDrive = colon == 1 && FileSystems.getDefault().getSeparator().equals("\\");
    boolean hasScheme = colon > 0 && out.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*");
    return hasScheme && !windowsDrive ? out.substring(0, colon) : "file";
  }
}
