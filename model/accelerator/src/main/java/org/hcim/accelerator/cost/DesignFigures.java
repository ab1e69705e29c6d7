package org.hcim.accelerator.cost;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.design.SignedMapping;

/**
 * Figures of a design's partial sums and process, independent of the network.
 *
 * @param unitStepMv bitline voltage per unit of partial sum; empty for digital arrays
 * @param irDropFrac fraction of the far cell's signal that is lost in the bitline's wire
 * @param comparatorSizeFactor comparator size relative to minimum size; empty without comparators
 * @param adcRequiredBits bits that resolve every partial sum; empty without ADCs
 * @param adcClips whether the ADC has fewer bits than required; false without ADCs
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

  /**
   * Bits of an ADC that clips no partial sum: R (2^c - 1) (2^s - 1) + 1 levels for R rows, c cell
   * bits and s stream bits; differential columns add as many below zero.
   *
   * @param setting a setting with an ADC
   */
  public static int requiredBits(AlgorithmSetting setting) {
    return requiredBits(
        setting.rows(),
        setting.precision().cellBits(),
        setting.precision().streamBits(),
        setting.signedMapping());
  }

  static int requiredBits(int rows, int cellBits, int streamBits, SignedMapping mapping) {
    long greatest = rows * ((1L << cellBits) - 1) * ((1L << streamBits) - 1);
    long levels = (mapping.isDifferential() ? 2 * greatest : greatest) + 1;
    return Long.SIZE - Long.numberOfLeadingZeros(levels - 1);
  }
}
