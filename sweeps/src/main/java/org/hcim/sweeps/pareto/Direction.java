package org.hcim.sweeps.pareto;

import java.util.Locale;

/** Which values of an objective are better. */
public enum Direction {
  MIN,
  MAX;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
