package org.hcim.sweeps.pareto;

import java.util.function.Consumer;

/**
 * Mutually non-dominated vectors, indexed by bit sets: for each objective and level, the vectors at
 * or below the level. The vectors that are no greater than a query in any objective lie in the
 * intersection of one set per objective, so a few operations filter 64 vectors and only the
 * remaining ones are compared.
 *
 * @param <E> the entry type
 */
final class FrontierBlock<E extends FrontierBlock.Vector> {

  /** Maximum places of a block; chosen by measurement: 4,096 make a large search 6 % slower. */
  static final int MOST = 1024;

  private static final int LEAST = 64;

  /** An entry with a vector. */
  interface Vector {

    /** All objectives, to be minimized. */
    double[] vector();
  }

  private final int dimensions;

  /** By place, null if removed; {@code rows} contains the vectors one after another. */
  private Object[] entries;

  private double[] rows;
  private int places;
  private int live;

  /** The set of places whose entries are not removed. */
  private long[] alive;

  /** The bit sets, by objective and level, each an array of words. */
  private long[][] sets;

  FrontierBlock(int dimensions) {
    this.dimensions = dimensions;
    allocate(LEAST);
  }

  private void allocate(int capacity) {
    entries = new Object[capacity];
    rows = new double[capacity * dimensions];
    alive = new long[capacity / Long.SIZE];
    sets = new long[dimensions * ValueLevels.COUNT][alive.length];
    places = 0;
    live = 0;
  }

  /** The number of vectors. */
  int size() {
    return live;
  }

  /** Returns whether the block must be packed or split before another vector is added. */
  boolean isFull() {
    return places == MOST;
  }

  @SuppressWarnings("unchecked") // only entries are put in
  private E entry(int place) {
    return (E) entries[place];
  }

  /** All entries, in the order of their places. */
  void forEach(Consumer<? super E> consumer) {
    for (int place = 0; place < places; place++) {
      if (entries[place] != null) {
        consumer.accept(entry(place));
      }
    }
  }

  /** Adds an entry; the block must not be full. */
  void add(E entry, ValueLevels scale) {
    if (places == entries.length) {
      rebuild(2 * entries.length, scale);
    }
    append(entry);
    int word = (places - 1) / Long.SIZE;
    long bit = 1L << (places - 1);
    for (int d = 0; d < dimensions; d++) {
      int level = scale.level(d, entry.vector()[d]);
      for (int set = set(d, level); set < set(d + 1, 0); set++) {
        sets[set][word] |= bit;
      }
    }
  }

  private void append(E entry) {
    System.arraycopy(entry.vector(), 0, rows, places * dimensions, dimensions);
    entries[places] = entry;
    alive[places / Long.SIZE] |= 1L << places;
    places++;
    live++;
  }

  /** The index of a bit set in {@link #sets}. */
  private static int set(int objective, int level) {
    return objective * ValueLevels.COUNT + level;
  }

  /** Packs the entries and rebuilds the bit sets for new levels. */
  void rescale(ValueLevels scale) {
    rebuild(entries.length, scale);
  }

  private void rebuild(int capacity, ValueLevels scale) {
    Object[] before = entries;
    int count = places;
    allocate(capacity);
    for (int i = 0; i < count; i++) {
      if (before[i] != null) {
        @SuppressWarnings("unchecked") // only entries are put in
        E entry = (E) before[i];
        append(entry);
      }
    }
    for (int place = 0; place < places; place++) {
      for (int d = 0; d < dimensions; d++) {
        int level = scale.level(d, rows[place * dimensions + d]);
        sets[set(d, level)][place / Long.SIZE] |= 1L << place;
      }
    }
    for (int d = 0; d < dimensions; d++) {
      for (int set = set(d, 1); set < set(d + 1, 0); set++) {
        unite(sets[set], sets[set - 1]);
      }
    }
  }

  private void remove(int place) {
    entries[place] = null;
    alive[place / Long.SIZE] &= ~(1L << place);
    live--;
  }

  /** Returns the first entry that dominates the query; null if there is none. */
  E dominating(FrontierQuery asking) {
    int words = selectAtMost(asking);
    for (int word = 0; word < words; word++) {
      for (long left = asking.selected[word]; left != 0; left &= left - 1) {
        int place = word * Long.SIZE + Long.numberOfTrailingZeros(left);
        if (Dominance.dominates(rows, place * dimensions, asking.vector, 0, dimensions)) {
          return entry(place);
        }
      }
    }
    return null;
  }

  /**
   * Removes the entries that the query dominates.
   *
   * @param removed receives each removed entry
   * @return the entry equal to the query, which then dominates no entry; null if there is none
   */
  E removeDominated(FrontierQuery asking, Consumer<? super E> removed) {
    int words = selectAtLeast(asking);
    for (int word = 0; word < words; word++) {
      for (long left = asking.selected[word]; left != 0; left &= left - 1) {
        int place = word * Long.SIZE + Long.numberOfTrailingZeros(left);
        int at = place * dimensions;
        if (Dominance.dominates(asking.vector, 0, rows, at, dimensions)) {
          removed.accept(entry(place));
          remove(place);
        } else if (Dominance.isAtMost(asking.vector, 0, rows, at, dimensions)) {
          return entry(place);
        }
      }
    }
    return null;
  }

  /**
   * Selects the places whose vectors may be no greater than the query in any objective.
   *
   * @return the number of words of the selection; 0 if it is empty
   */
  private int selectAtMost(FrontierQuery asking) {
    int words = words();
    long[] selected = asking.selected;
    System.arraycopy(alive, 0, selected, 0, words);
    for (int i = 0; i < dimensions; i++) {
      int d = asking.ascending[i];
      int level = asking.levels[d];
      if (level < ValueLevels.COUNT - 1) {
        intersect(selected, sets[set(d, level)], words);
        if (isEmpty(selected, words)) {
          return 0;
        }
      }
    }
    return words;
  }

  /**
   * Selects the places whose vectors may be no less than the query; returns the number of words.
   */
  private int selectAtLeast(FrontierQuery asking) {
    int words = words();
    long[] selected = asking.selected;
    System.arraycopy(alive, 0, selected, 0, words);
    for (int i = dimensions - 1; i >= 0; i--) {
      int d = asking.ascending[i];
      int level = asking.levels[d];
      if (level > 0) {
        subtract(selected, sets[set(d, level - 1)], words);
        if (isEmpty(selected, words)) {
          return 0;
        }
      }
    }
    return words;
  }

  private int words() {
    return (places + Long.SIZE - 1) / Long.SIZE;
  }

  // The loops below index arrays by the loop variable alone: JDK 17 does not vectorize an offset.

  private static void unite(long[] set, long[] other) {
    for (int word = 0; word < set.length; word++) {
      set[word] |= other[word];
    }
  }

  private static void intersect(long[] selected, long[] set, int words) {
    for (int word = 0; word < words; word++) {
      selected[word] &= set[word];
    }
  }

  private static void subtract(long[] selected, long[] set, int words) {
    for (int word = 0; word < words; word++) {
      selected[word] &= ~set[word];
    }
  }

  private static boolean isEmpty(long[] selected, int words) {
    for (int word = 0; word < words; word++) {
      if (selected[word] != 0) {
        return false;
      }
    }
    return true;
  }
}
