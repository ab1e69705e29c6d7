package org.hcim.jobs.table;

import java.io.Serializable;
import java.util.Comparator;
import org.apache.spark.sql.Row;

/**
 * The lowest of some rows: of the lowest rank, then of the lowest number, then of the lowest index.
 * Used by one thread.
 */
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

  /** The row, or null without any. */
  public Row row() {
    return row;
  }

  /** The index of the row. */
  public long index() {
    return index;
  }

  /** Takes a row where it is lower than those before. */
  public void add(Row other, int otherRank, double otherNumber, long otherIndex) {
    if (isAbove(otherRank, otherNumber, otherIndex)) {
      replace(other, otherRank, otherNumber, otherIndex);
    }
  }

  /** Returns whether a row would be lower than those before. */
  public boolean isAbove(int otherRank, double otherNumber, long otherIndex) {
    if (row == null || otherRank != rank) {
      return row == null || otherRank < rank;
    }
    int order = Double.compare(otherNumber, number);
    return order < 0 || (order == 0 && otherIndex < index);
  }

  /** Takes a row that is lower, or a part of it. */
  public void replace(Row other, int otherRank, double otherNumber, long otherIndex) {
    row = other;
    rank = otherRank;
    number = otherNumber;
    index = otherIndex;
  }

  /** Takes the row of another where it is lower. */
  public LowestRow merge(LowestRow other) {
    return other.row == null || (row != null && ORDER.compare(this, other) <= 0) ? this : other;
  }
}
