package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.Dcim;

/**
 * The cost of a DCiM array, from first principles outside the range of Table 3 (ADR-0004).
 *
 * @param columnEnergyPj energy per column and bit-stream when no value is zero
 * @param streamLatencyNs time of all columns of one crossbar and bit-stream
 * @param areaUm2 area of one array
 */
public record DcimCost(double columnEnergyPj, double streamLatencyNs, double areaUm2) {

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
        dcim.issuesPerStream(), dcim.rows(streams), columns, ProcessFactors.of(process, constants));
  }

  /**
   * The cost of an array in the process of the given factors.
   *
   * @param issues read-compute-store issues per bit-stream
   * @param rows rows of the array
   * @param columns columns of the crossbar that the array serves
   */
  public static DcimCost of(int issues, int rows, int columns, ProcessFactors factors) {
    Constants constants = factors.constants();
    double cycles = issues + constants.get(DCIM_FILL_CYCLES);
    double bitcells = (double) rows * columns;
    return new DcimCost(
        constants.get(DCIM_COLUMN_ENERGY_PJ)
            * (issues / constants.get(DCIM_ISSUES))
            * factors.energy(),
        cycles * factors.dcimClock().ns(columns),
        (constants.get(DCIM_AREA_BASE_MM2) * 1e6
                + constants.get(DCIM_AREA_PER_BITCELL_UM2) * bitcells)
            * factors.area());
  }

  /**
   * Energy relative to that without zeros, from the published curve: linear between its points,
   * with the last segment extended beyond 90 % zeros.
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
