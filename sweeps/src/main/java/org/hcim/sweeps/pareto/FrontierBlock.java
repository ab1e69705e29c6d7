package org.hcim.sweeps.pareto;

import java.util.function.Consumer;

/**
 * Vectors of which none dominates another, as sets of bits: for each objective and level those of
 * at most that level. What is at most a vector everywhere is in the intersection of one set for
 * each objective, so 64 vectors are decided by a few operations, and only those left are compared.
 *
 * @param <E> a thing with a vector
 */
final class FrontierBlock<E extends FrontierBlock.Vector> {

  /** The most places of a block. */
  static final int MOST = 4096;

  private static final int LEAST = 64;

  /** A thing with a vector. */
  interface Vector {

    /** All objectives, to be minimized. */
    double[] vector();
  }

  private final int dimensions;

  /** By place, those taken out included; and their vectors one behind the other. */
  private Object[] entries;

  private double[] rows;
  private int places;
  private int live;

  /** The places that are not taken out. */
  private long[] alive;

  /** By objective and level, then by word. */
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

  /** Returns whether a new vector has no place, unless others are packed or split. */
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

  /** Puts an entry in; the block must not be full. */
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

  /** The number of a set. */
  private static int set(int objective, int level) {
    return objective * ValueLevels.COUNT + level;
  }

  /** Packs the entries and orders them by other levels. */
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

  /** Takes an entry out. */
  private void remove(int place) {
    entries[place] = null;
    alive[place / Long.SIZE] &= ~(1L << place);
    live--;
  }

  /** The first entry that dominates a vector; null if there is none. */
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
   * Takes out what a vector dominates.
   *
   * @param removed takes what is taken out
   * @return the entry with the same vector, beside which the vector dominates none; null if there
   *     is none
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
   * Selects the places whose vectors may be at most a vector everywhere.
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

  /** The same of those that may be at least a vector everywhere. */
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

  // The loops below index sets by the loop's variable alone: JDK 17 does not vectorize an offset.

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
