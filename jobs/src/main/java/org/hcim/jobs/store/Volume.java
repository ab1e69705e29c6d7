package org.hcim.jobs.store;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.io.InputFile;
import org.hcim.jobs.shell.ShellCommand;

/**
 * A file system on which only one of several callers can create a new file. Paths are relative to
 * the output directory and separated by slashes.
 */
interface Volume {

  /**
   * The volume that contains an output directory, which need not exist.
   *
   * @throws StoreException.Refused when its file system is not known to be safe
   */
  static Volume of(String out) {
    String scheme = new Location(out).scheme();
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

  /** The URI of a path, in Spark's form. */
  URI uri(String path);

  /** The remedy for damage, for messages. */
  default String repair() {
    var out = Location.plain(uri("")).replaceAll("/$", "");
    return ShellCommand.hcim("repair").path(out) + " evaluates damaged chunks again";
  }

  boolean exists(String path) throws IOException;

  /** Names in a directory, sorted; empty if there is no such directory. */
  List<String> list(String directory) throws IOException;

  long size(String file) throws IOException;

  InputStream open(String file) throws IOException;

  /** A file as Parquet input. */
  InputFile parquet(String file) throws IOException;

  /** The bytes of a small file; empty if there is no such file. */
  default Optional<byte[]> read(String file) throws IOException {
    try (var in = open(file)) {
      return Optional.of(in.readAllBytes());
    } catch (NoSuchFileException | FileNotFoundException e) {
      return Optional.empty();
    }
  }

  /**
   * Creates a file with these bytes durably, including its directories.
   *
   * @throws java.nio.file.FileAlreadyExistsException when it exists; only one of several callers
   *     succeeds
   */
  void createNew(String file, byte[] bytes) throws IOException;

  /**
   * Verifies that {@link #createNew} succeeds for only one caller; by trial if this depends on the
   * server.
   *
   * @param file a file that does not exist
   * @throws StoreException.Refused when several callers succeed
   */
  default void checkCreatesOnce(String file) throws IOException {}

  /** Replaces a file atomically with one that has these bytes. */
  void replace(String file, byte[] bytes) throws IOException;

  /**
   * Renames a file or directory, creating the target's parents; atomic except in an object store.
   * Readers must ignore published files until a record lists them.
   *
   * @throws java.nio.file.FileAlreadyExistsException when the target exists
   */
  void publish(String from, String to) throws IOException;

  /**
   * Makes a directory, its files and their content durable: if a later rename of the directory
   * survives a power loss, so do all of its files.
   */
  void sync(String directory) throws IOException;

  /**
   * A stamp that changes when a file does, as far as the file system reports: its size, times and
   * inode.
   *
   * @return empty if the file system verifies everything that is read from it
   */
  Optional<FileStamp> stamp(String file) throws IOException;

  /** Deletes a file, or a directory with its content, if it exists. */
  void delete(String path) throws IOException;

  long freeBytes() throws IOException;
}
