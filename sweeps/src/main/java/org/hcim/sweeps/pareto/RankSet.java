package org.hcim.sweeps.pareto;

import java.util.ArrayList;
import java.util.List;

/** A set of ranks that finds the nearest member in one step per six bits of the largest rank. */
final class RankSet {

  /** No such member. */
  static final int NONE = -1;

  private static final int WORD_BITS = 6;
  private static final int MASK = Long.SIZE - 1;

  /** Bit i of a level is set if word i of the level below is not empty. */
  private final long[][] levels;

  /** An empty set of ranks below {@code size}. */
  RankSet(int size) {
    List<long[]> built = new ArrayList<>();
    int words = size;
    do {
      words = (words + MASK) >> WORD_BITS;
      built.add(new long[Math.max(1, words)]);
    } while (words > 1);
    levels = built.toArray(long[][]::new);
  }

  void add(int rank) {
    int position = rank;
    for (long[] level : levels) {
      level[position >> WORD_BITS] |= 1L << (position & MASK);
      position >>= WORD_BITS;
    }
  }

  void remove(int rank) {
    int position = rank;
    for (long[] level : levels) {
      level[position >> WORD_BITS] &= ~(1L << (position & MASK));
      if (level[position >> WORD_BITS] != 0) {
        return;
      }
      position >>= WORD_BITS;
    }
  }

  /** The largest member not above a rank. */
  int floor(int rank) {
    int position = rank;
    for (int height = 0; height < levels.length && position >= 0; height++) {
      long below = levels[height][position >> WORD_BITS] & (-1L >>> (MASK - (position & MASK)));
      if (below != 0) {
        int found = (position & ~MASK) + MASK - Long.numberOfLeadingZeros(below);
        return descend(found, height, true);
      }
      position = (position >> WORD_BITS) - 1;
    }
    return NONE;
  }

  /** The smallest member not below a rank. */
  int ceiling(int rank) {
    int position = rank;
    for (int height = 0; height < levels.length; height++) {
      if (position >> WORD_BITS >= levels[height].length) {
        return NONE;
      }
      long above = levels[height][position >> WORD_BITS] & (-1L << (position & MASK));
      if (above != 0) {
        int found = (position & ~MASK) + Long.numberOfTrailingZeros(above);
        return descend(found, height, false);
      }
      position = (position >> WORD_BITS) + 1;
    }
    return NONE;
  }

  private int descend(int from, int height, boolean toLast) {
    int position = from;
    for (int level = height - 1; level >= 0; level--) {
      long word = levels[level][position];
      int bit = toLast ? MASK - Long.numberOfLeadingZeros(word) : Long.numberOfTrailingZeros(word);
      position = (position << WORD_BITS) + bit;
    }
    return position;
  }
}
