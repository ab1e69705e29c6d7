package org.hcim.jobs.store;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hcim.jobs.store.CommitRecord.DataFile;

/**
 * The data files of one chunk, staged or published.
 *
 * @param volume the output directory
 * @param directory the chunk's directory
 */
record ChunkFiles(Volume volume, String directory) {

  private static final Pattern DATA = Pattern.compile("part-[^/]*\\.parquet");

  static boolean isData(String name) {
    return DATA.matcher(name).matches();
  }

  /** Deletes the side files of Spark and Hadoop. */
  void dropSideFiles() throws IOException {
    for (var name : volume.list(directory)) {
      if (!isData(name)) {
        volume.delete(directory + "/" + name);
      }
    }
  }

  /**
   * Reads the staged files back.
   *
   * @throws StoreException.Damaged when they do not contain the chunk's rows
   */
  List<DataFile> audit(Chunk chunk, List<Column> columns, Tally tally) throws IOException {
    var files = new ArrayList<DataFile>();
    for (var name : volume.list(directory)) {
      if (isData(name)) {
        files.add(audit(name, chunk, columns));
      }
    }
    long rows = files.stream().mapToLong(DataFile::rows).sum();
    if (rows != tally.rows()) {
      throw new StoreException.Damaged(
          "chunk %s: %d rows were counted, %d are in its files"
              .formatted(chunk.id(), tally.rows(), rows));
    }
    return List.copyOf(files);
  }

  /** The difference of a file's existence or size from its record, if any. */
  Optional<String> sizeDifference(DataFile expected) throws IOException {
    var path = directory + "/" + expected.name();
    if (!volume.exists(path)) {
      return Optional.of("missing");
    }
    long bytes = volume.size(path);
    return bytes == expected.bytes()
        ? Optional.empty()
        : Optional.of("%d bytes long, committed with %d".formatted(bytes, expected.bytes()));
  }

  /** The difference of a file's bytes from its record, if any. */
  Optional<String> difference(DataFile expected) throws IOException {
    var size = sizeDifference(expected);
    return size.isPresent() || sha256(expected.name()).equals(expected.sha256())
        ? size
        : Optional.of("changed since it was committed: its SHA-256 differs");
  }

  private DataFile audit(String name, Chunk chunk, List<Column> columns) throws IOException {
    try (var reader = reader(name, columns)) {
      long rows = reader.checkedRows(chunk);
      return new DataFile(name, volume.size(directory + "/" + name), sha256(name), rows);
    } catch (StoreException.Damaged e) {
      throw new StoreException.Damaged("chunk " + chunk.id() + ", " + name + ": " + e.getMessage());
    }
  }

  DataFileReader reader(String name, List<Column> columns) throws IOException {
    return DataFileReader.open(volume.parquet(directory + "/" + name), columns);
  }

  private String sha256(String name) throws IOException {
    try (var in = volume.open(directory + "/" + name)) {
      return Sha256.of(in);
    }
  }
}
