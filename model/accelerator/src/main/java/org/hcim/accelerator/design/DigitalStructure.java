package org.hcim.accelerator.design;

/** The placement of the adders in a digital array; sums are exact in both structures. */
public enum DigitalStructure implements Choice {
  /**
   * A tree of adders per output, beside the cells; its delay grows with the logarithm of the rows.
   */
  ADDER_TREE,
  /**
   * An adder in each cell, which adds the cell's product to the sum of the rows above. There is no
   * tree, but the sum passes through all rows, and each row has an adder for each bit of the sum.
   */
  CELL_ADDER
}
