package org.hcim.jobs.report;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/** Counts and extremes of one column. Not thread-safe. */
final class ColumnTally implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The maximum number of distinct values to count. */
  static final int MAX_DISTINCT = 25;

  private final Set<Object> distinct = new HashSet<>();
  private long nulls;
  private long nonFinite;
  private Object least;
  private Object most;

  /** The previous value, which the next row often shares. */
  private Object latest;

  long nulls() {
    return nulls;
  }

  long nonFinite() {
    return nonFinite;
  }

  /** The smallest finite value, or null. */
  Object least() {
    return least;
  }

  /** The largest finite value, or null. */
  Object most() {
    return most;
  }

  /** The number of distinct values, at most {@link #MAX_DISTINCT}. */
  int distinct() {
    return distinct.size();
  }

  void add(Object value) {
    if (value == null) {
      nulls++;
    } else if (value instanceof Double number && !Double.isFinite(number)) {
      nonFinite++;
    } else if (!value.equals(latest)) {
      note(value);
    }
  }

  private void note(Object value) {
    latest = value;
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

  void add(ColumnTally other) {
    nulls += other.nulls;
    nonFinite += other.nonFinite;
    if (other.least != null) {
      note(other.least);
      note(other.most);
      other.distinct.forEach(this::note);
    }
  }

  /** Compares two values of the same column, which have the same type. */
  @SuppressWarnings("unchecked")
  private static int compare(Object one, Object other) {
    return ((Comparable<Object>) one).compareTo(other);
  }
}
