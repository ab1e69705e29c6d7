package org.hcim.jobs.store;

import java.util.List;

/**
 * The proof that a chunk is done: the only thing that says so.
 *
 * @param chunk what was committed
 * @param tally what was counted while it was produced
 * @param files its data files, by name
 * @param build what wrote it
 * @param wallMillis time from the first task to the rename
 * @param committedAt UTC time, ISO 8601
 */
public record CommitRecord(
    Chunk chunk,
    Tally tally,
    List<DataFile> files,
    Build build,
    long wallMillis,
    String committedAt) {

  public CommitRecord {
    files = List.copyOf(files);
  }

  /**
   * A Parquet file of a chunk.
   *
   * @param name within the chunk's directory
   * @param bytes its size
   * @param sha256 of its bytes, in lower-case hex
   * @param rows rows it holds
   */
  public record DataFile(String name, long bytes, String sha256, long rows) {}
}
