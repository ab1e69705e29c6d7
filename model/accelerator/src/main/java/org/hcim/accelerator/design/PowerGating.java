package org.hcim.accelerator.design;

/** The circuits that leak, and the time during which they do. */
public enum PowerGating implements Choice {
  /** None: leakage is not counted. */
  IDEAL,
  /** A crossbar leaks in full only while it works; shared circuits while any crossbar works. */
  BUSY,
  /** The whole chip leaks for the whole inference. */
  NONE
}
