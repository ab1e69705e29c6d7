package org.hcim.accelerator.design;

/** The circuits that leak, and the time for which they leak. */
public enum PowerGating implements Choice {
  /** None: leakage is not counted. */
  IDEAL,
  /**
   * A crossbar leaks in full only while it is busy; shared circuits while any of their crossbars
   * is.
   */
  BUSY,
  /** The whole chip leaks for the whole period between inferences. */
  NONE
}
