package org.hcim.simulator.crossbar;

/** The cell currents of one crossbar after writing, with stuck cells, variation and drift. */
final class CellCurrents {

  private final NonIdealities nonIdealities;
  private final CurrentScale scale;
  private final int mostDigit;
  private final double remaining;
  private final Draws luck;
  private final Draws deviations;

  /**
   * Creates the cells of a crossbar.
   *
   * @param mostDigit largest digit that a cell stores
   */
  CellCurrents(NonIdealities nonIdealities, CurrentScale scale, int mostDigit, Draws draws) {
    this.nonIdealities = nonIdealities;
    this.scale = scale;
    this.mostDigit = mostDigit;
    remaining = nonIdealities.remaining();
    luck = draws.of(1);
    deviations = draws.of(2);
  }

  /** Returns the current of a cell after a digit was written to it. */
  int current(int digit, long cell) {
    int held = held(digit, cell);
    if (held == 0) {
      return 0;
    }
    double sigma = nonIdealities.conductanceSigma();
    double factor = sigma == 0 ? 1 : Math.max(0, 1 + sigma * deviations.normal(cell));
    return scale.of(held * factor * remaining);
  }

  private int held(int digit, long cell) {
    double stuck = nonIdealities.stuckOffFrac() + nonIdealities.stuckOnFrac();
    if (stuck == 0) {
      return digit;
    }
    double drawn = luck.uniform(cell);
    if (drawn < nonIdealities.stuckOffFrac()) {
      return 0;
    }
    return drawn < stuck ? mostDigit : digit;
  }
}
