package org.hcim.sweeps.pareto;

import java.util.Locale;

/** The scale on which distances along a metric are measured. */
public enum Scale {
  /** Equal differences are equal distances. */
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
  /** Equal ratios are equal distances; for positive values only. */
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

  /** The position of a value on the scale. */
  public abstract double of(double value);

  /** Returns whether a value has a position on the scale. */
  public abstract boolean covers(double value);

  /** The name in specs and on the command line. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
