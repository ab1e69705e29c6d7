package org.hcim.accelerator.cost;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;

/**
 * Figures of a design's partial sums and process, which do not depend on the network.
 *
 * @param unitStepMv voltage of one unit of partial sum on a bitline; empty where adders sum
 * @param irDropFrac share of the far cell's signal that the bitline's wire takes away
 * @param comparatorSizeFactor size of a comparator over minimum size; empty without comparators
 * @param adcRequiredBits bits that tell every partial sum from every other; empty without ADCs
 * @param adcClips whether the ADC has fewer bits; empty without ADCs
 * @param technologyExtrapolated whether a factor of the process is not from a published fit
 */
public record DesignFigures(
    OptionalDouble unitStepMv,
    double irDropFrac,
    OptionalDouble comparatorSizeFactor,
    OptionalInt adcRequiredBits,
    boolean adcClips,
    boolean technologyExtrapolated) {

  static DesignFigures of(DesignPoint point, UnitCosts units) {
    var laws = units.laws();
    boolean isAdc = point.readout() instanceof Readout.Adc;
    int requiredBits = isAdc ? requiredBits(point) : 0;
    return new DesignFigures(
        units.tree() == null ? OptionalDouble.of(laws.unitStepMv()) : OptionalDouble.empty(),
        laws.irDropFrac(),
        units.comparator() == null
            ? OptionalDouble.empty()
            : OptionalDouble.of(units.comparator().sizeFactor()),
        isAdc ? OptionalInt.of(requiredBits) : OptionalInt.empty(),
        isAdc && ((Readout.Adc) point.readout()).bits() < requiredBits,
        point.process().isExtrapolated());
  }

  /**
   * Bits of an ADC that clips no partial sum: levels R (2^c - 1) (2^s - 1) + 1; differential
   * columns have as many below zero.
   */
  public static int requiredBits(DesignPoint point) {
    long greatest =
        (long) point.rows()
            * ((1L << point.precision().cellBits()) - 1)
            * ((1L << point.precision().streamBits()) - 1);
    boolean signed = point.signedMapping().isDifferential();
    long levels = (signed ? 2 * greatest : greatest) + 1;
    return Long.SIZE - Long.numberOfLeadingZeros(levels - 1);
  }
}
