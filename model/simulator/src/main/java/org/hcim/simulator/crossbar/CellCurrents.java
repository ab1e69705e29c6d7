package org.hcim.simulator.crossbar;

/** What the cells of one crossbar conduct once they are written. */
final class CellCurrents {

  private final NonIdealities imperfections;
  private final CurrentScale scale;
  private final int mostDigit;
  private final double remaining;
  private final Draws luck;
  private final Draws deviations;

  /**
   * The cells of a crossbar.
   *
   * @param mostDigit the largest digit that a cell holds
   */
  CellCurrents(NonIdealities imperfections, CurrentScale scale, int mostDigit, Draws draws) {
    this.imperfections = imperfections;
    this.scale = scale;
    this.mostDigit = mostDigit;
    remaining = imperfections.remaining();
    luck = draws.of(1);
    deviations = draws.of(2);
  }

  /** The current of the cell with this number into which a digit was written. */
  int current(int digit, long cell) {
    int held = held(digit, cell);
    if (held == 0) {
      return 0;
    }
    double sigma = imperfections.conductanceSigma();
    double factor = sigma == 0 ? 1 : Math.max(0, 1 + sigma * deviations.normal(cell));
    return scale.of(held * factor * remaining);
  }

  private int held(int digit, long cell) {
    double stuck = imperfections.stuckOffFrac() + imperfections.stuckOnFrac();
    if (stuck == 0) {
      return digit;
    }
    double drawn = luck.uniform(cell);
    if (drawn < imperfections.stuckOffFrac()) {
      return 0;
    }
    return drawn < stuck ? mostDigit : digit;
  }
}
