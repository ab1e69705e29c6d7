package org.hcim.simulator.crossbar;

/**
 * The fixed-point scale of currents: one cell current is {@code 2^shift}. Sums of integers do not
 * depend on their order.
 */
record CurrentScale(int shift) {

  /** A resolution finer than any deviation that matters. */
  private static final int MAX_SHIFT = 16;

  /** The largest magnitude of currents and levels, so that their differences fit an int. */
  private static final int MAX = (1 << 30) - 1;

  /** The largest distance of a normal sample from its mean, in standard deviations. */
  private static final int MAX_DEVIATIONS = 6;

  /**
   * Returns the finest scale on which all currents and noise of the matrix fit the integer range.
   */
  static CurrentScale of(CrossbarMatrix matrix, NonIdealities nonIdealities) {
    double most =
        mostCurrent(matrix) * (1 + MAX_DEVIATIONS * nonIdealities.conductanceSigma())
            + MAX_DEVIATIONS * nonIdealities.readoutSigmas();
    int shift = MAX_SHIFT;
    while (shift > 0 && Math.scalb(most, shift) > MAX) {
      shift--;
    }
    return new CurrentScale(shift);
  }

  /** The current of a bitline whose cells all conduct, in cell currents. */
  static double mostCurrent(CrossbarMatrix matrix) {
    var precision = matrix.datapath().slicing().precision();
    int mostDigit = (1 << precision.cellBits()) - 1;
    int mostDriven = (1 << precision.streamBits()) - 1;
    return (double) matrix.datapath().rows() * mostDigit * mostDriven;
  }

  /** Converts a current from cell currents to this scale. */
  int of(double current) {
    return (int) Math.rint(Math.scalb(current, shift));
  }

  /**
   * The smallest current that is read as at least {@code sum}, clamped to the range of currents.
   */
  int level(long sum) {
    long level = (sum << shift) - half();
    return (int) Math.max(-MAX, Math.min(MAX, level));
  }

  /** Half of a cell's current. */
  int half() {
    return 1 << shift >> 1;
  }
}
