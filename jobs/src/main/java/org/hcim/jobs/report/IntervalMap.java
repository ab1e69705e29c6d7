package org.hcim.jobs.report;

import java.io.Serializable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Values by key, in bounded memory: each key has its own value until there are too many keys; from
 * then on, all keys of an interval share one value. The result does not depend on the order of the
 * keys. Not thread-safe.
 *
 * @param <K> the keys
 * @param <V> the values
 */
final class IntervalMap<K, V extends IntervalMap.Mergeable<V>> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int most;
  private final Interval<K> interval;
  private final Map<K, V> values = new HashMap<>();
  private boolean isCoarse;

  /** A value that can be merged with another one, whichever comes first. */
  interface Mergeable<T> extends Serializable {

    /** Adds another value, which must not be used afterwards; returns the combined value. */
    T merge(T other);
  }

  /** Maps a key to the key that represents its interval, which is in that interval. */
  @FunctionalInterface
  interface Interval<T> extends Serializable {
    T of(T key);
  }

  /**
   * Creates an empty map.
   *
   * @param most maximum number of keys with their own values
   * @param interval the intervals, of which there must be few
   */
  IntervalMap(int most, Interval<K> interval) {
    this.most = most;
    this.interval = interval;
  }

  /** Returns the value of a key or of its interval; an empty one for a new key. */
  V get(K key, Supplier<V> empty) {
    V known = values.get(own(key));
    if (known == null) {
      put(key, empty.get());
      known = values.get(own(key));
    }
    return known;
  }

  /** Adds the values of another map with the same intervals, which must not be used afterwards. */
  void merge(IntervalMap<K, V> other) {
    if (other.isCoarse && !isCoarse) {
      coarsen();
    }
    other.values.forEach(this::put);
  }

  /** The values, in no particular order. */
  Collection<V> values() {
    return values.values();
  }

  /** Returns whether the values are of intervals, because there were too many keys. */
  boolean isCoarse() {
    return isCoarse;
  }

  private K own(K key) {
    return isCoarse ? interval.of(key) : key;
  }

  private void put(K key, V value) {
    values.merge(own(key), value, V::merge);
    if (!isCoarse && values.size() > most) {
      coarsen();
    }
  }

  private void coarsen() {
    isCoarse = true;
    Map<K, V> exact = new HashMap<>(values);
    values.clear();
    exact.forEach(this::put);
  }
}
