package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.Dcim;

/**
 * The cost of a DCiM array, from first principles outside the range of Table 3 (ADR-0004).
 *
 * @param columnEnergyPj one column and bit-stream when no value is zero
 * @param streamLatencyNs all columns of one crossbar and bit-stream
 * @param areaUm2 one array
 */
public record DcimCost(double columnEnergyPj, double streamLatencyNs, double areaUm2) {

  /** Columns for which HCiM's clock is published. */
  private static final int PUBLISHED_COLUMNS = 128;

  private static final double[] CURVE_ZEROS = {0, 0.5, 0.6, 0.7, 0.8, 0.9};
  private static final Constant[] CURVE = {
    DCIM_ENERGY_FRAC_50,
    DCIM_ENERGY_FRAC_60,
    DCIM_ENERGY_FRAC_70,
    DCIM_ENERGY_FRAC_80,
    DCIM_ENERGY_FRAC_90
  };

  /**
   * The cost of an array.
   *
   * @param streams bit-streams of an activation, each with its scale factors
   * @param columns columns of the crossbar it serves
   */
  public static DcimCost of(
      Dcim dcim, int streams, int columns, CmosProcess process, Constants constants) {
    int issues = dcim.issuesPerStream();
    double cycles = issues + constants.get(DCIM_FILL_CYCLES);
    double bitcells = (double) dcim.rows(streams) * columns;
    return new DcimCost(
        constants.get(DCIM_COLUMN_ENERGY_PJ)
            * (issues / constants.get(DCIM_ISSUES))
            * constants.energyScale(Scaling.REFERENCE, process),
        cycles * clockNs(columns, process, constants),
        (constants.get(DCIM_AREA_BASE_MM2) * 1e6
                + constants.get(DCIM_AREA_PER_BITCELL_UM2) * bitcells)
            * Scaling.area(Scaling.REFERENCE, process));
  }

  /** The published clock, and what a wordline of more than 128 columns adds to a read. */
  private static double clockNs(int columns, CmosProcess process, Constants constants) {
    double publishedNs = constants.get(DCIM_CLOCK_NS) * Scaling.delay(Scaling.BULK_65, process);
    CellLoads cell = CellLoads.of(CrossbarTechnology.SRAM_8T, process, constants);
    double widening = constants.get(DCIM_CELL_WIDTH_RATIO);
    double perSquareNs = widening * widening * CrossbarLaws.wordlineNs(cell, 1);
    double more = (double) columns * columns - (double) PUBLISHED_COLUMNS * PUBLISHED_COLUMNS;
    return publishedNs + Math.max(0, more) * perSquareNs;
  }

  /**
   * Energy over energy without zeros, by the published curve: straight between its points, the last
   * segment extended beyond 90 % zeros.
   *
   * @param zeroFrac fraction of values that are zero, 0 to 1
   */
  public static double relativeEnergy(double zeroFrac, Constants constants) {
    int next = 1;
    while (next < CURVE_ZEROS.length - 1 && zeroFrac > CURVE_ZEROS[next]) {
      next++;
    }
    double left = next == 1 ? 1 : constants.get(CURVE[next - 2]);
    double right = constants.get(CURVE[next - 1]);
    double span = CURVE_ZEROS[next] - CURVE_ZEROS[next - 1];
    return left + (right - left) * ((zeroFrac - CURVE_ZEROS[next - 1]) / span);
  }
}
