package org.hcim.sweeps.regression;

import java.util.Objects;

/**
 * How strict a gate is.
 *
 * @param level what happens above the threshold
 * @param above the threshold; a value equal to it passes
 */
public record GateSetting(Level level, double above) {

  public GateSetting {
    Objects.requireNonNull(level, "level");
    if (!(above >= 0 && Double.isFinite(above))) {
      throw new IllegalArgumentException("above (" + above + ") must be a number of at least 0");
    }
  }
}
