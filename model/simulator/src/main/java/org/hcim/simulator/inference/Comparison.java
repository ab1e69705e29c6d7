package org.hcim.simulator.inference;

/** The option to run every layer with an ideal readout as well. */
public enum Comparison {
  /** Runs only the datapath. */
  NONE,
  /** Compares the sums of every layer with those of an ideal readout for the same inputs. */
  WITH_IDEAL
}
