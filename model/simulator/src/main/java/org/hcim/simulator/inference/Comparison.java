package org.hcim.simulator.inference;

/** The choice whether a simulation also runs every layer with an ideal readout. */
public enum Comparison {
  /** Only the datapath runs. */
  NONE,
  /** Every layer's sums are compared with those of an ideal readout for the same inputs. */
  WITH_IDEAL
}
