package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.Dcim;

/**
 * The cost of a DCiM array, from first principles outside the range of Table 3 (ADR-0004).
 *
 * <p>Its area is a part common to all columns, the circuits of each column (sense amplifiers,
 * adder, registers, write drivers), and cells.
 *
 * @param columnEnergyPj energy per column and bit-stream when no value is zero
 * @param streamLatencyNs time of all columns of one crossbar and bit-stream
 * @param readEnergyPj energy per column to read a partial sum after the last bit-stream
 * @param readNs time to read the partial sums of one crossbar
 * @param commonUm2 area common to all columns
 * @param circuitsUm2 area of the circuits of all columns
 * @param cellsUm2 area of all cells
 */
public record DcimCost(
    double columnEnergyPj,
    double streamLatencyNs,
    double readEnergyPj,
    double readNs,
    double commonUm2,
    double circuitsUm2,
    double cellsUm2) {

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
   * @param columns columns of the crossbar that the array serves
   */
  public static DcimCost of(
      Dcim dcim, int streams, int columns, CmosProcess process, Constants constants) {
    return of(
        dcim.issuesPerStream(),
        dcim.partialSumBits(),
        dcim.rows(streams),
        columns,
        ProcessFactors.of(process, constants));
  }

  /**
   * The cost of an array in the process of the given factors.
   *
   * @param issues read-compute-store issues per bit-stream
   * @param partialSumBits bits of a partial sum
   * @param rows rows of the array
   * @param columns columns of the crossbar that the array serves
   */
  public static DcimCost of(
      int issues, int partialSumBits, int rows, int columns, ProcessFactors factors) {
    Constants constants = factors.constants();
    double cycles = issues + constants.get(DCIM_FILL_CYCLES);
    double clockNs = factors.dcimClock().ns(columns);
    double issuePj = constants.get(DCIM_COLUMN_ENERGY_PJ) / constants.get(DCIM_ISSUES);
    double cellUm2 =
        factors.cell(CrossbarTechnology.SRAM_8T).loads().areaUm2()
            * constants.get(DCIM_CELL_WIDTH_RATIO);
    return new DcimCost(
        constants.get(DCIM_COLUMN_ENERGY_PJ)
            * (issues / constants.get(DCIM_ISSUES))
            * factors.energy(),
        cycles * clockNs,
        issuePj * constants.get(DCIM_READ_FRAC) * partialSumBits * factors.energy(),
        constants.get(DCIM_READ_CYCLES_PER_BIT) * partialSumBits * clockNs,
        constants.get(DCIM_AREA_BASE_MM2) * 1e6 * factors.area(),
        constants.get(DCIM_COLUMN_UM2) * columns * factors.area(),
        cellUm2 * ((double) rows * columns));
  }

  /** Area of one array. */
  public double areaUm2() {
    return commonUm2 + circuitsUm2 + cellsUm2;
  }

  /**
   * Energy relative to that without zeros, from the published curve: linear between its points,
   * with the last segment extended beyond 90 % zeros, down to 0 at most.
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
    double onSegment = left + (right - left) * ((zeroFrac - CURVE_ZEROS[next - 1]) / span);
    return Math.max(0, onSegment);
  }

  /**
   * The minimum relative energy over a range of zero fractions, at one of its ends or where two
   * segments meet.
   */
  public static double leastRelativeEnergy(double from, double to, Constants constants) {
    double least = relativeEnergy(from, constants);
    if (from == to) {
      return least;
    }
    for (int knot = 1; knot < CURVE_ZEROS.length; knot++) {
      if (from < CURVE_ZEROS[knot] && CURVE_ZEROS[knot] < to) {
        double atKnot = relativeEnergy(CURVE_ZEROS[knot], constants);
        least = Math.min(least, Math.min(atKnot, constants.get(CURVE[knot - 1])));
      }
    }
    return Math.min(least, relativeEnergy(to, constants));
  }
}
