package org.hcim.simulator.crossbar;

/** Compares counts, stored as rows of bits, with a threshold. */
final class Comparator {

  private Comparator() {}

  /**
   * Sets the bits where the count reaches the threshold.
   *
   * @param count bits of the counts, least significant first
   * @param most largest possible count
   * @param to receives the bits; must not be a row of {@code count}
   */
  static void atLeast(int threshold, long[][] count, int most, long[] to, int words) {
    if (threshold <= 0 || threshold > most) {
      Lane.fill(to, threshold <= 0, words);
      return;
    }
    int level = Integer.numberOfTrailingZeros(threshold);
    int height = Integer.SIZE - Integer.numberOfLeadingZeros(most);
    long[] reached = count[level];
    for (level++; level < height; level++) {
      if ((threshold >> level & 1) != 0) {
        Lane.and(reached, count[level], to, words);
      } else {
        Lane.or(reached, count[level], to, words);
      }
      reached = to;
    }
    if (reached != to) {
      System.arraycopy(reached, 0, to, 0, words);
    }
  }
}
