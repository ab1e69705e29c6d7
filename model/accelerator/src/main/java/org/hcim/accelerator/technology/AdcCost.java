package org.hcim.accelerator.technology;

import static org.hcim.accelerator.design.Check.check;
import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.AdcCostSource;
import org.hcim.accelerator.design.AdcSpecification;
import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.design.ReadoutKind;

/**
 * The cost of one ADC.
 *
 * @param energyPj energy of one conversion
 * @param latencyNs time from one conversion to the next
 * @param settlingNs time in which the bitlines settle, once per bit-stream: they are sampled before
 *     the conversions
 * @param areaUm2 area of one ADC
 */
public record AdcCost(double energyPj, double latencyNs, double settlingNs, double areaUm2) {

  /** The cost of an ADC whose bitlines take no time of their own. */
  public AdcCost(double energyPj, double latencyNs, double areaUm2) {
    this(energyPj, latencyNs, 0, areaUm2);
  }

  /**
   * The cost of an ADC in a process.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if its cost source does not cover it
   */
  public static AdcCost of(Readout.Adc adc, CmosProcess process, Constants constants) {
    return of(adc, ProcessFactors.of(process, constants));
  }

  private static AdcCost of(Readout.Adc adc, ProcessFactors factors) {
    Constants constants = factors.constants();
    return switch (adc.costSource()) {
      case PAPER, SURVEY -> published(adc, constants).cost(adc.costSource(), factors);
      case REGRESSION -> regression(adc, factors).at(factors);
      case CAPACITIVE -> capacitive(adc, factors);
      case COMPARATORS -> comparators(adc, factors);
      case CUSTOM -> custom(adc.specification().orElseThrow());
    };
  }

  /**
   * The cost of an ADC on a bitline with this number of rows, which settles with the accuracy of
   * its bits.
   */
  public static AdcCost of(Readout.Adc adc, int rows, ProcessFactors factors) {
    AdcCost cost = of(adc, factors);
    boolean isCapacitive = adc.costSource() == AdcCostSource.CAPACITIVE;
    double settlingNs =
        factors
                .constants()
                .get(isCapacitive ? ADC_CAPACITIVE_NS_PER_ROW_AND_BIT : SETTLING_NS_PER_ROW_AND_BIT)
            * ((double) rows * adc.bits())
            * (isCapacitive ? factors.from28().delay() : factors.delay());
    return new AdcCost(cost.energyPj, cost.latencyNs, settlingNs, cost.areaUm2);
  }

  /**
   * The cost from the regression, tabulated for the default rate and computed for a design's own
   * rate.
   */
  private static AdcCost regression(Readout.Adc adc, ProcessFactors factors) {
    Node node = factors.process().node();
    return adc.specification().isPresent()
        ? AdcRegression.cost(adc.bits(), node, adc.specification().get().rateGs())
        : factors.constants().adcRegression().cost(adc.bits(), node);
  }

  /**
   * The charge-redistribution ADC model. A comparator decides once per bit and resolves levels of
   * supply / 2^bits, with the margin of all comparators. A sequencer of one flip-flop per bit is
   * clocked for each bit, a register of the code once. Drivers charge the converter's capacitors
   * once: unit capacitors, or more where matching requires it. Neither their charge nor their area
   * shrinks with the node.
   */
  private static AdcCost capacitive(Readout.Adc adc, ProcessFactors factors) {
    check(
        adc.kind() == ReadoutKind.SAR,
        "readout (%s) must be sar with adc_cost_source capacitive; comparators covers flash of any"
            + " adc_bits",
        adc.kind().key());
    Constants constants = factors.constants();
    double bits = adc.bits();
    double levels = (double) (1L << adc.bits());
    double volts = factors.process().supplyV();
    double decisionPj = ComparatorCost.of(1e3 * volts / levels, factors).energyPj();
    double clockedFj = constants.get(DIGITAL_FLIP_FLOP_FJ) * factors.from28().energy();
    double capacitorsFf =
        Math.max(
            constants.get(ADC_CAPACITIVE_UNIT_FF) * levels,
            constants.get(ADC_CAPACITIVE_FF_PER_SQUARE_LEVEL) * (levels * levels));
    double chargeFj = capacitorsFf * (volts * volts) * factors.drivers().chargeFactor();
    return new AdcCost(
        bits * decisionPj + ((bits + 1) * bits * clockedFj + chargeFj) * 1e-3,
        constants.get(ADC_CAPACITIVE_NS_PER_BIT) * bits * factors.from28().delay(),
        constants.get(ADC_CAPACITIVE_UM2)
            * StrictMath.pow(constants.get(ADC_CAPACITIVE_AREA_PER_BIT), bits));
  }

  /** The flash ADC model ({@link FlashCost}). */
  private static AdcCost comparators(Readout.Adc adc, ProcessFactors factors) {
    check(
        adc.kind() == ReadoutKind.FLASH,
        "readout (%s) must be flash with adc_cost_source comparators; capacitive covers sar of any"
            + " adc_bits",
        adc.kind().key());
    return FlashCost.of(adc.bits(), factors);
  }

  private static AdcCost custom(AdcSpecification own) {
    return new AdcCost(
        own.powerMw().getAsDouble() / own.rateGs(), 1 / own.rateGs(), own.areaUm2().getAsDouble());
  }

  /**
   * The energy of a regression ADC relative to nominal supply, for which the regression holds; at
   * equal bits, energy scales with about V^2.
   */
  static double supplyFactor(CmosProcess process, Constants constants) {
    double ratio = process.supplyV() / process.node().nominalSupplyV();
    return ratio == 1 ? 1 : StrictMath.pow(ratio, constants.get(ADC_SUPPLY_EXPONENT));
  }

  private AdcCost at(ProcessFactors factors) {
    return new AdcCost(energyPj * factors.adcSupply(), latencyNs, areaUm2);
  }

  private static Converter published(Readout.Adc adc, Constants constants) {
    if (!isPublished(adc.kind(), adc.bits())) {
      check(
          false,
          "adc_cost_source %s covers sar of 7 and 6 bits and flash of 4, not %s of %d;"
              + " regression covers 4 bits and more, capacitive any sar, comparators any flash",
          adc.costSource().key(),
          adc.kind().key(),
          adc.bits());
    }
    return switch (adc.bits()) {
      case 7 ->
          Converter.of(
              constants, ADC_SAR7_POWER_MW, ADC_SAR7_RATE_GSPS, ADC_SAR7_CYCLES, ADC_SAR7_AREA_MM2);
      case 6 ->
          Converter.of(
              constants, ADC_SAR6_POWER_MW, ADC_SAR6_RATE_GSPS, ADC_SAR6_CYCLES, ADC_SAR6_AREA_MM2);
      default ->
          Converter.of(
              constants,
              ADC_FLASH4_POWER_MW,
              ADC_FLASH4_RATE_GSPS,
              ADC_FLASH4_CYCLES,
              ADC_FLASH4_AREA_MM2);
    };
  }

  private static boolean isPublished(ReadoutKind kind, int bits) {
    return kind == ReadoutKind.SAR ? bits == 7 || bits == 6 : bits == 4;
  }

  /** A published converter at 65 nm and 1.0 V. */
  private record Converter(double powerMw, double rateGsps, double cycles, double areaMm2) {

    static Converter of(
        Constants constants, Constant power, Constant rate, Constant cycles, Constant area) {
      return new Converter(
          constants.get(power), constants.get(rate), constants.get(cycles), constants.get(area));
    }

    /**
     * The cost of the converter. HCiM charges the full power for all cycles of a conversion, also
     * of two interleaved converters; power over rate counts them once.
     */
    AdcCost cost(AdcCostSource source, ProcessFactors factors) {
      Constants constants = factors.constants();
      double cyclesCharged = source == AdcCostSource.PAPER ? cycles : 1;
      double timeNs = cyclesCharged / rateGsps;
      return new AdcCost(
          powerMw * timeNs * factors.from65().energy() * constants.get(ADC_ENERGY_FACTOR),
          timeNs * factors.from65().delay(),
          areaMm2 * 1e6 * factors.from65().area() * constants.get(ADC_AREA_FACTOR));
    }
  }
}
