package org.hcim.jobs.evaluate;

/**
 * The cost of chunks as a fixed part plus a part proportional to rows. The fixed part, such as file
 * footers and task starts, dominates the cost of a chunk with few rows.
 *
 * @param perChunk cost of a chunk without rows
 * @param perRow additional cost per row
 */
public record ChunkCost(double perChunk, double perRow) {

  /**
   * The total of several chunks.
   *
   * @param chunks number of chunks, at least 1
   * @param rows their total rows
   * @param cost their total cost
   */
  record Total(int chunks, long rows, double cost) {

    Total plus(long moreRows, double moreCost) {
      return new Total(chunks + 1, rows + moreRows, cost + moreCost);
    }

    double rowsPerChunk() {
      return (double) rows / chunks;
    }

    double costPerChunk() {
      return cost / chunks;
    }
  }

  /**
   * Fits a line through small and large chunks. If the fit gives no plausible split, as when noise
   * exceeds the difference, the entire cost of the large chunks is attributed to their rows.
   */
  static ChunkCost between(Total small, Total large) {
    double moreRows = large.rowsPerChunk() - small.rowsPerChunk();
    double perRow = (large.costPerChunk() - small.costPerChunk()) / moreRows;
    double perChunk = large.costPerChunk() - perRow * large.rowsPerChunk();
    if (moreRows > 0 && perRow >= 0 && perChunk >= 0) {
      return new ChunkCost(perChunk, perRow);
    }
    return large.rows() == 0
        ? new ChunkCost(large.costPerChunk(), 0)
        : new ChunkCost(0, large.cost() / large.rows());
  }

  /** The total cost of a number of chunks and rows. */
  public double of(long chunks, long rows) {
    return chunks * perChunk + rows * perRow;
  }
}
