package org.hcim.sweeps.pareto;

import java.util.Locale;

/** The measure of distances along a metric. */
public enum Scale {
  /** Equal differences are equally far. */
  LINEAR {
    @Override
    public double of(double value) {
      return value;
    }

    @Override
    public boolean covers(double value) {
      return Double.isFinite(value);
    }
  },
  /** Equal ratios are equally far; for positive values only. */
  LOG {
    @Override
    public double of(double value) {
      return StrictMath.log(value);
    }

    @Override
    public boolean covers(double value) {
      return Double.isFinite(value) && value > 0;
    }
  };

  /** A value's place on the scale. */
  public abstract double of(double value);

  /** Returns whether a value has a place on the scale. */
  public abstract boolean covers(double value);

  /** The name in specs and on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
