package org.hcim.sweeps.regression;

import java.util.Locale;

/** What a gate does when its threshold is exceeded. */
public enum Level {
  OFF,
  WARN,
  FAIL;

  /** The name in specs. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
