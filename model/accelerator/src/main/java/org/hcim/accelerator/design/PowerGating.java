package org.hcim.accelerator.design;

/** The circuits that leak, and the time during which they do. */
public enum PowerGating implements Choice {
  /** None: leakage is not counted. */
  IDEAL,
  /** A crossbar and its share of core and tile leak only while the crossbar works. */
  BUSY,
  /** The whole chip leaks for the whole inference. */
  NONE
}
