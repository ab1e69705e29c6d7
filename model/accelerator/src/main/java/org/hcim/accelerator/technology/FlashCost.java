package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.AREA_UTILIZATION_FRAC;
import static org.hcim.accelerator.technology.Constant.DIGITAL_ADDER_FJ;
import static org.hcim.accelerator.technology.Constant.DIGITAL_ADDER_UM2;
import static org.hcim.accelerator.technology.Constant.DIGITAL_CARRY_NS;
import static org.hcim.accelerator.technology.Constant.DIGITAL_FLIP_FLOP_FJ;
import static org.hcim.accelerator.technology.Constant.DIGITAL_FLIP_FLOP_UM2;
import static org.hcim.accelerator.technology.Constant.DIGITAL_RIPPLE_NS;
import static org.hcim.accelerator.technology.Constant.DIGITAL_SUM_NS;

/**
 * A flash ADC of b bits, summed from its circuits (ADR-0030): a comparator per threshold, an
 * encoder that counts the comparators that trip, and a register of the code. References are
 * generated once for all converters of a chip and are not counted.
 *
 * <p>Comparators resolve levels of supply / 2^b, with the margin of all comparators. The counter
 * joins two counters of b - 1 bits and one more comparator, which enters as the carry, with an
 * adder of b - 1 bits: 2^b - 1 - b full adders in total. They switch once per conversion.
 */
final class FlashCost {

  private FlashCost() {}

  static AdcCost of(int bits, ProcessFactors factors) {
    Constants constants = factors.constants();
    double levels = Math.scalb(1.0, bits);
    ComparatorCost comparator =
        ComparatorCost.of(1e3 * factors.process().supplyV() / levels, factors);
    double comparators = levels - 1;
    double adders = comparators - bits;
    double logicFj =
        adders * constants.get(DIGITAL_ADDER_FJ) + bits * constants.get(DIGITAL_FLIP_FLOP_FJ);
    double logicUm2 =
        adders * constants.get(DIGITAL_ADDER_UM2) + bits * constants.get(DIGITAL_FLIP_FLOP_UM2);
    return new AdcCost(
        comparators * comparator.energyPj() + logicFj * factors.from28().energy() * 1e-3,
        comparator.latencyNs() + encoderNs(bits, constants) * factors.from28().delay(),
        (comparators * comparator.areaUm2() + logicUm2 * factors.from28().area())
            / constants.get(AREA_UTILIZATION_FRAC));
  }

  /**
   * The delay of the encoder: a sum per level of the counter, and the carry along the last adder.
   */
  private static double encoderNs(int bits, Constants constants) {
    return bits == 1
        ? 0
        : (bits - 2) * constants.get(DIGITAL_SUM_NS)
            + constants.get(DIGITAL_CARRY_NS)
            + Math.max(0, bits - 3) * constants.get(DIGITAL_RIPPLE_NS);
  }
}
