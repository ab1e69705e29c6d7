package org.hcim.sweeps.regression;

import java.util.Locale;

/** The consequence of a value above a gate's threshold. */
public enum Level {
  OFF,
  WARN,
  FAIL;

  /** The name in specs. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
