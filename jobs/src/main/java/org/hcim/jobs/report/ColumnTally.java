package org.hcim.jobs.report;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/** Counts and extremes of one column. Used by one thread. */
final class ColumnTally implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Distinct values are counted up to here. */
  static final int MAX_DISTINCT = 25;

  private final Set<Object> distinct = new HashSet<>();
  private long nulls;
  private long nonFinite;
  private Object least;
  private Object most;

  /** Neighboring designs have most values in common. */
  private Object latest;

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

  /** Values of a column are of one type. */
  @SuppressWarnings("unchecked")
  private static int compare(Object one, Object other) {
    return ((Comparable<Object>) one).compareTo(other);
  }
}
