package org.hcim.simulator.inference;

/** Whether a simulation also computes what exact arithmetic would give. */
public enum Comparison {
  /** Only the datapath runs. */
  NONE,
  /** Every layer's sums are compared with exact ones of the same inputs. */
  WITH_EXACT
}
