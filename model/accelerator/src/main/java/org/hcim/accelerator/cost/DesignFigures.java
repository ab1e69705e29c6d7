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
    int requiredBits = isAdc ? units.box().requiredAdcBits() : 0;
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

  /** Bits of an ADC that clips no partial sum of a design. */
  public static int requiredBits(DesignPoint point) {
    return DesignBox.of(point).requiredAdcBits();
  }
}
