package org.hcim.jobs.evaluate;

/**
 * The cost of chunks as a fixed part and a part that grows with rows. A chunk of few rows costs
 * mostly the fixed part: files' footers, the start of tasks.
 *
 * @param perChunk cost of a chunk without rows
 * @param perRow further cost of one row
 */
public record ChunkCost(double perChunk, double perRow) {

  /**
   * Several chunks together.
   *
   * @param chunks number of chunks, at least 1
   * @param rows their rows
   * @param cost their cost
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
   * The line through small and large chunks. When the two do not tell both parts apart, as when
   * noise exceeds the difference, the cost of the large chunks counts as that of their rows.
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

  /** The cost of some chunks with these rows together. */
  public double of(long chunks, long rows) {
    return chunks * perChunk + rows * perRow;
  }
}
