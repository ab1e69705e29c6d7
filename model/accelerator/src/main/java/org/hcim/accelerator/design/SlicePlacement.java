package org.hcim.accelerator.design;

/** The placement of the bit-slices of one weight. */
public enum SlicePlacement implements Choice {
  /** In neighboring columns of one crossbar. */
  ADJACENT,
  /** In separate crossbars, as in PUMA. */
  SEPARATE
}
