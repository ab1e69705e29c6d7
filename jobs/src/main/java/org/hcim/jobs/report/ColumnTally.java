package org.hcim.jobs.report;

import java.io.Serializable;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Counts and extremes of one column in one pass over the rows. Used by one thread. */
final class ColumnTally implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Distinct values are counted up to here. */
  static final int MAX_DISTINCT = 25;

  private final Set<Object> distinct = new HashSet<>();
  private long nulls;
  private long nonFinite;
  private Object least;
  private Object most;

  /** A tally of each column, in one pass and without a shuffle. */
  static ColumnTally[] of(Dataset<Row> rows) {
    int columns = rows.columns().length;
    return rows.javaRDD()
        .mapPartitions(part -> Collections.singleton(tally(part, columns)).iterator())
        .fold(none(columns), ColumnTally::merge);
  }

  long nulls() {
    return nulls;
  }

  long nonFinite() {
    return nonFinite;
  }

  /** The smallest value that is finite, or null. */
  Object least() {
    return least;
  }

  /** The largest value that is finite, or null. */
  Object most() {
    return most;
  }

  /** Number of distinct values, at most {@link #MAX_DISTINCT}. */
  int distinct() {
    return distinct.size();
  }

  private void add(Object value) {
    if (value == null) {
      nulls++;
    } else if (value instanceof Double number && !Double.isFinite(number)) {
      nonFinite++;
    } else {
      note(value);
    }
  }

  private void note(Object value) {
    if (least == null || compare(value, least) < 0) {
      least = value;
    }
    if (most == null || compare(value, most) > 0) {
      most = value;
    }
    if (distinct.size() < MAX_DISTINCT) {
      distinct.add(value);
    }
  }

  private static ColumnTally[] tally(Iterator<Row> rows, int columns) {
    ColumnTally[] tallies = none(columns);
    while (rows.hasNext()) {
      Row row = rows.next();
      for (int i = 0; i < columns; i++) {
        tallies[i].add(row.get(i));
      }
    }
    return tallies;
  }

  private static ColumnTally[] merge(ColumnTally[] one, ColumnTally[] other) {
    for (int i = 0; i < one.length; i++) {
      ColumnTally from = other[i];
      one[i].nulls += from.nulls;
      one[i].nonFinite += from.nonFinite;
      if (from.least != null) {
        one[i].note(from.least);
        one[i].note(from.most);
        from.distinct.forEach(one[i]::note);
      }
    }
    return one;
  }

  private static ColumnTally[] none(int columns) {
    return IntStream.range(0, columns).mapToObj(i -> new ColumnTally()).toArray(ColumnTally[]::new);
  }

  /** Values of a column are of one type. */
  @SuppressWarnings("unchecked")
  private static int compare(Object one, Object other) {
    return ((Comparable<Object>) one).compareTo(other);
  }
}
