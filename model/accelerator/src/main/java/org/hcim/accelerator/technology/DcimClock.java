package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CrossbarTechnology;

/**
 * The clock of DCiM arrays in one process: the published period, and the read time that a wordline
 * of more than 128 columns adds.
 *
 * @param publishedNs period with 128 columns
 * @param perSquareNs wordline delay per unit of columns^2 beyond 128^2
 */
record DcimClock(double publishedNs, double perSquareNs) {

  /** Columns of HCiM's published clock. */
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
