package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

/**
 * The cost of one comparator.
 *
 * <p>Its offset and noise must be small relative to the distance from the threshold to the next
 * partial sum, which is half a unit step: thresholds lie midway between two sums. A calibrated
 * comparator of minimum size has {@code comparator_sigma_mv}; halving this takes four times the
 * energy and area, because noise power falls as 1/C and offset as 1/sqrt(area).
 *
 * @param energyPj energy of one decision
 * @param latencyNs time of one decision
 * @param areaUm2 area of one comparator
 * @param sizeFactor size relative to minimum size, at least 1
 */
public record ComparatorCost(double energyPj, double latencyNs, double areaUm2, double sizeFactor) {

  private static final double MARGIN_STEPS = 0.5;

  /**
   * The cost of a comparator in the process of the given factors.
   *
   * @param stepMv voltage between two neighboring partial sums, or levels of an ADC
   */
  public static ComparatorCost of(double stepMv, ProcessFactors factors) {
    Constants constants = factors.constants();
    double neededMv = MARGIN_STEPS * stepMv / constants.get(COMPARATOR_MARGIN_SIGMAS);
    double ratio = constants.get(COMPARATOR_SIGMA_MV) / neededMv;
    double sizeFactor = Math.max(1, ratio * ratio);
    return new ComparatorCost(
        constants.get(COMPARATOR_ENERGY_PJ) * sizeFactor * factors.energy(),
        constants.get(COMPARATOR_LATENCY_NS) * factors.from65().delay(),
        constants.get(COMPARATOR_AREA_UM2) * sizeFactor * factors.area(),
        sizeFactor);
  }
}
