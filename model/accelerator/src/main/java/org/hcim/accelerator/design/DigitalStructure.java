package org.hcim.accelerator.design;

/** The place of the adders of a digital array; sums are exact in both. */
public enum DigitalStructure implements Choice {
  /** A tree of adders per output, beside the cells: its time grows with the logarithm of rows. */
  ADDER_TREE,
  /**
   * An adder in each cell, which adds its product to the sum of the rows above: no tree, but the
   * sum passes all rows, and each row has an adder for each bit of the sum.
   */
  CELL_ADDER
}
