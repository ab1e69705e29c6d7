package org.hcim.accelerator.design;

/** Where the bit-slices of one weight lie. */
public enum SlicePlacement implements Choice {
  /** In neighboring columns of one crossbar. */
  ADJACENT,
  /** Each in a crossbar of its own, as PUMA does. */
  SEPARATE
}
