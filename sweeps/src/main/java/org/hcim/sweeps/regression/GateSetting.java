package org.hcim.sweeps.regression;

import java.util.Objects;

/**
 * The level and threshold of a gate.
 *
 * @param level the consequence of a value above the threshold
 * @param above the threshold; a value equal to it passes
 */
public record GateSetting(Level level, double above) {

  public GateSetting {
    Objects.requireNonNull(level, "level");
    if (!(above >= 0 && Double.isFinite(above))) {
      throw new IllegalArgumentException("above (" + above + ") must be a number of at least 0");
    }
  }

  /** Returns whether a value is above the threshold; NaN counts as above. */
  boolean exceededBy(double value) {
    return !(value <= above);
  }
}
