package org.hcim.jobs.table;

import java.io.Serializable;
import java.util.Comparator;
import org.apache.spark.sql.Row;

/** The lowest of several rows: ordered by rank, then number, then index. Not thread-safe. */
public final class LowestRow implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Comparator<LowestRow> ORDER =
      Comparator.<LowestRow>comparingInt(lowest -> lowest.rank)
          .thenComparingDouble(lowest -> lowest.number)
          .thenComparingLong(lowest -> lowest.index);

  private Row row;
  private int rank;
  private double number;
  private long index;

  /** The row, or null if there is none. */
  public Row row() {
    return row;
  }

  /** The index of the row. */
  public long index() {
    return index;
  }

  /** Keeps a row if it is lower than the current one. */
  public void add(Row other, int otherRank, double otherNumber, long otherIndex) {
    if (isAbove(otherRank, otherNumber, otherIndex)) {
      replace(other, otherRank, otherNumber, otherIndex);
    }
  }

  /** Returns whether a row would be lower than the current one. */
  public boolean isAbove(int otherRank, double otherNumber, long otherIndex) {
    if (row == null || otherRank != rank) {
      return row == null || otherRank < rank;
    }
    int order = Double.compare(otherNumber, number);
    return order < 0 || (order == 0 && otherIndex < index);
  }

  /** Replaces the current row by a lower one, or by a part of it. */
  public void replace(Row other, int otherRank, double otherNumber, long otherIndex) {
    row = other;
    rank = otherRank;
    number = otherNumber;
    index = otherIndex;
  }

  /** The lower of this row and another. */
  public LowestRow merge(LowestRow other) {
    return other.row == null || (row != null && ORDER.compare(this, other) <= 0) ? this : other;
  }
}
