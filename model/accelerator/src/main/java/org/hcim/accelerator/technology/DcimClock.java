package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CrossbarTechnology;

/**
 * The clock of DCiM arrays in one process: the published one, and what a wordline of more than 128
 * columns adds to a read.
 *
 * @param publishedNs with 128 columns
 * @param perSquareNs the wordline's wire, for each square of a column beyond
 */
record DcimClock(double publishedNs, double perSquareNs) {

  /** Columns for which HCiM's clock is published. */
  private static final int PUBLISHED_COLUMNS = 128;

  static DcimClock of(ProcessFactors factors) {
    Constants constants = factors.constants();
    CellLoads cell = factors.cell(CrossbarTechnology.SRAM_8T).loads();
    double widening = constants.get(DCIM_CELL_WIDTH_RATIO);
    return new DcimClock(
        constants.get(DCIM_CLOCK_NS) * factors.from65().delay(),
        widening * widening * CrossbarLaws.wordlineNs(cell, 1));
  }

  double ns(int columns) {
    double more = (double) columns * columns - (double) PUBLISHED_COLUMNS * PUBLISHED_COLUMNS;
    return publishedNs + Math.max(0, more) * perSquareNs;
  }
}
