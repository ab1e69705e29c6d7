package org.hcim.accelerator.technology;

import org.hcim.accelerator.design.DigitalStructure;

/** The adders that sum the rows of one output, for one bit of a stream. */
sealed interface RowAdders permits AdderTree, AdderChain {

  static RowAdders of(
      DigitalStructure structure, int rows, int weightBits, ProcessFactors factors) {
    int depth = AdderCost.ceilLog2(rows);
    return switch (structure) {
      case ADDER_TREE -> new AdderTree(rows, weightBits, depth, factors.constants());
      case CELL_ADDER -> new AdderChain(rows, weightBits, weightBits + depth, factors);
    };
  }

  /** The width of the whole sum. */
  int sumBits();

  /** Full adders that belong to one row. */
  double addersPerRow();

  /** Full adders that belong to no row. */
  double sharedAdders();

  /** Transitions of an adder that belongs to a row, relative to an adder in a tree. */
  double switching();

  /** Flip-flops between rows. */
  double registerBits();

  /** The time of a cycle's products and sums, in the published process. */
  double latencyNs();

  /** The area of adders and products relative to that of placed gates. */
  double areaFrac();

  /**
   * Capacitance that the output's cells add to the line of an input bit, beyond that of other
   * arrays.
   */
  double inputLineFf();

  /** The resistance of that piece of the line's wire. */
  double inputLineOhm();
}
