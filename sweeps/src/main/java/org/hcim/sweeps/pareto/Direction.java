package org.hcim.sweeps.pareto;

/** Whether less or more of a quantity is better. */
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

  /** How specs and commands write it. */
  public String key() {
    return key;
  }

  /** The value where less is better, and its negative where more is; applied twice, the value. */
  public abstract double minimized(double value);
}
