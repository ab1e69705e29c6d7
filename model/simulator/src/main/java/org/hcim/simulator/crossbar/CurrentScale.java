package org.hcim.simulator.crossbar;

/**
 * Currents as whole numbers, so that sums of them do not depend on their order: a cell's current is
 * {@code 2^shift}.
 */
record CurrentScale(int shift) {

  /** Finer than any deviation that matters. */
  private static final int MAX_SHIFT = 16;

  /** Currents and levels lie within plus and minus this, so that their differences fit. */
  private static final int MAX = (1 << 30) - 1;

  /** The largest distance of a normal number from its mean, in deviations. */
  private static final int MAX_DEVIATIONS = 6;

  /** The finest scale on which no current and no noise of the matrix leaves the whole numbers. */
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

  /** A number of cell currents. */
  int of(double current) {
    return (int) Math.rint(Math.scalb(current, shift));
  }

  /** The least current that counts as the whole sum, or a greater one. */
  int level(long sum) {
    long level = (sum << shift) - half();
    return (int) Math.max(-MAX, Math.min(MAX, level));
  }

  /** Half of a cell's current. */
  int half() {
    return 1 << shift >> 1;
  }
}
