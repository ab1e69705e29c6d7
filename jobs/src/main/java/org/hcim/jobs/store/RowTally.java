package org.hcim.jobs.store;

import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.AccumulatorV2;

/**
 * Counts a chunk's rows in the tasks that produce them.
 *
 * <p>Exact for a write without a shuffle: Spark adds a task's counts once, when the task succeeds,
 * regardless of retries. A task that does not read its rows to the end adds nothing, which the
 * audit detects.
 */
public final class RowTally extends AccumulatorV2<Tally, Tally> {

  /** The status of a row that has results. */
  public static final String OK = "ok";

  private static final long serialVersionUID = 1L;

  private final StructType schema;
  private Tally sum = Tally.ZERO;

  RowTally(StructType schema) {
    Column.allOf(schema);
    this.schema = schema;
  }

  /** A counter for the calling task; call {@link TaskTally#finish} after the last row. */
  public TaskTally inTask() {
    return new TaskTally(this, Column.allOf(schema));
  }

  /** The same rows, counted as they are read. */
  public Iterator<Row> counting(Iterator<Row> rows) {
    return new CountingIterator(rows, inTask());
  }

  @Override
  public boolean isZero() {
    return sum.equals(Tally.ZERO);
  }

  @Override
  public RowTally copy() {
    var copy = new RowTally(schema);
    copy.sum = sum;
    return copy;
  }

  @Override
  public void reset() {
    sum = Tally.ZERO;
  }

  @Override
  public void add(Tally tally) {
    sum = sum.add(tally);
  }

  @Override
  public void merge(AccumulatorV2<Tally, Tally> other) {
    add(other.value());
  }

  @Override
  public Tally value() {
    return sum;
  }

  private record CountingIterator(Iterator<Row> rows, TaskTally tally) implements Iterator<Row> {

    @Override
    public boolean hasNext() {
      boolean more = rows.hasNext();
      if (!more) {
        tally.finish();
      }
      return more;
    }

    @Override
    public Row next() {
      var row = rows.next();
      tally.row(row);
      return row;
    }
  }
}
