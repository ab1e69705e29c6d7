package org.hcim.jobs.store;

import static org.hcim.jobs.store.Rule.refuseUnless;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The division of a table's points into chunks, fixed by the first run for all later ones.
 *
 * @param firstPoint smallest config_index of the table or slice
 * @param endPoint one more than the largest config_index
 * @param pointsPerChunk points of every chunk except the last
 * @param rowsPerPoint rows per point that is not rejected, such as one per network
 */
public record ChunkPlan(long firstPoint, long endPoint, long pointsPerChunk, int rowsPerPoint) {

  private static final int MAX_CHUNKS = 100_000;

  public ChunkPlan {
    refuseUnless(
        0 <= firstPoint && firstPoint < endPoint,
        "points [%d, %d) must be a non-empty range from 0 on",
        firstPoint,
        endPoint);
    refuseUnless(pointsPerChunk > 0, "pointsPerChunk (%d) must be positive", pointsPerChunk);
    refuseUnless(rowsPerPoint > 0, "rowsPerPoint (%d) must be positive", rowsPerPoint);
    long chunks = chunks(firstPoint, endPoint, pointsPerChunk);
    refuseUnless(
        chunks <= MAX_CHUNKS,
        "%d points in chunks of %d make %d chunks, more than %d; use larger chunks or a slice",
        endPoint - firstPoint,
        pointsPerChunk,
        chunks,
        MAX_CHUNKS);
  }

  /** The number of design points before rejection by rules. */
  public long points() {
    return endPoint - firstPoint;
  }

  public int chunkCount() {
    return (int) chunks(firstPoint, endPoint, pointsPerChunk);
  }

  public Chunk chunk(int index) {
    refuseUnless(
        0 <= index && index < chunkCount(), "chunk (%d) must be in [0, %d)", index, chunkCount());
    long first = firstPoint + index * pointsPerChunk;
    return new Chunk(index, first, first + Math.min(pointsPerChunk, endPoint - first));
  }

  /** All chunks, in order. */
  public List<Chunk> chunks() {
    return IntStream.range(0, chunkCount()).mapToObj(this::chunk).toList();
  }

  private static long chunks(long first, long end, long size) {
    return (end - first - 1) / size + 1;
  }
}
