package org.hcim.sweeps.pareto;

/** The direction of optimization of a quantity. */
public enum Direction {
  /** Less is better. */
  MIN("min") {
    @Override
    public double minimized(double value) {
      return value;
    }
  },
  /** More is better. */
  MAX("max") {
    @Override
    public double minimized(double value) {
      return -value;
    }
  };

  private final String key;

  Direction(String key) {
    this.key = key;
  }

  /** The name in specs and commands. */
  public String key() {
    return key;
  }

  /**
   * The value if less is better, its negative if more is better; the function is its own inverse.
   */
  public abstract double minimized(double value);
}
