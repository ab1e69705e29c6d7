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

  /** The value where less is better, and its negative where more is; applied twice, the value. */
  public abstract double minimized(double value);
}
