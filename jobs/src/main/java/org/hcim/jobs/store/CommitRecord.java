package org.hcim.jobs.store;

import static org.hcim.jobs.store.Rule.refuseUnless;

import java.util.List;

/**
 * The only proof that a chunk is committed.
 *
 * @param chunk the committed chunk
 * @param tally counts of its rows
 * @param files its data files, by name
 * @param build the program that wrote it
 * @param wallMillis time from the first task to the rename
 * @param committedAt UTC time, ISO 8601
 * @param epoch epoch of the writer, which a later writer fences off; 0 in tables of earlier
 *     versions
 */
public record CommitRecord(
    Chunk chunk,
    Tally tally,
    List<DataFile> files,
    Build build,
    long wallMillis,
    String committedAt,
    long epoch) {

  public CommitRecord {
    files = List.copyOf(files);
  }

  /** The total bytes of all data files. */
  public long bytes() {
    return files.stream().mapToLong(DataFile::bytes).sum();
  }

  /**
   * A Parquet file of a chunk.
   *
   * @param name within the chunk's directory
   * @param bytes its size
   * @param sha256 SHA-256 of its bytes, in lower-case hex
   * @param rows rows in it
   */
  public record DataFile(String name, long bytes, String sha256, long rows) {

    /**
     * Rejects other names: the record may come from a directory written by another program, and
     * must not refer to other files.
     */
    public DataFile {
      refuseUnless(ChunkFiles.isData(name), "name (%s) must be part-*.parquet", name);
    }
  }
}
