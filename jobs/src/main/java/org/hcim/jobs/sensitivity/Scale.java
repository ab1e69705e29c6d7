package org.hcim.jobs.sensitivity;

import java.util.Locale;

/** What is split into shares: a metric or its logarithm. */
public enum Scale {
  LINEAR {
    @Override
    double of(double metric) {
      return metric;
    }
  },

  /** Effects multiply; a metric that is not positive has no value. */
  LOG {
    @Override
    double of(double metric) {
      return metric > 0 ? StrictMath.log(metric) : Double.NaN;
    }
  };

  abstract double of(double metric);

  /** The name in documents. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
