package org.hcim.accelerator.technology;

import static org.hcim.accelerator.design.Check.check;

import java.util.EnumMap;
import java.util.Map;
import org.hcim.accelerator.design.CmosProcess.Node;

/**
 * Best-case energy and area of an ADC as a function of bits, rate and node.
 *
 * <p>Source: Andrulis et al., arXiv:2404.06553, fitted by its authors to Murmann's ADC survey. The
 * fit depends on the node, not on the supply. Tabulated for one rate.
 */
final class AdcRegression {

  private static final int MIN_BITS = 4;

  private static final int MAX_BITS = 32;

  private final Map<Node, AdcCost[]> costs = new EnumMap<>(Node.class);

  AdcRegression(double rateGsps) {
    for (Node node : Node.values()) {
      var byBits = new AdcCost[MAX_BITS + 1];
      for (int bits = MIN_BITS; bits <= MAX_BITS; bits++) {
        byBits[bits] = compute(bits, node.nanometers(), rateGsps);
      }
      costs.put(node, byBits);
    }
  }

  AdcCost cost(int bits, Node node) {
    checkBits(bits);
    return costs.get(node)[bits];
  }

  /** The cost at a rate other than that of the table. */
  static AdcCost cost(int bits, Node node, double rateGsps) {
    checkBits(bits);
    return compute(bits, node.nanometers(), rateGsps);
  }

  private static void checkBits(int bits) {
    check(
        bits >= MIN_BITS && bits <= MAX_BITS,
        "adc_bits (%d) must be from 4 to 32 with adc_cost_source regression",
        bits);
  }

  private static AdcCost compute(int bits, int nanometers, double rateGsps) {
    double energyPj = energyPj(bits, rateGsps * 1e9, nanometers);
    return new AdcCost(energyPj, 1 / rateGsps, areaUm2(energyPj, rateGsps * 1e9, nanometers));
  }

  static double energyPj(int bits, double rateHz, int nanometers) {
    double sndrDb = 6.0206 * bits + 1.7609;
    double speedBoundDb = 213.7806687348118 - 2.871903039953 * StrictMath.log(rateHz);
    double bitsBoundDb = 128.30683 + 3.2205115 * bits;
    double figureOfMeritDb = Math.min(speedBoundDb, bitsBoundDb);
    double technology =
        26.0496215686518
            + 1.8800369206815 * StrictMath.log(nanometers)
            - 2.82912560505945 * StrictMath.log(bits)
            - 1.47020221337842;
    return 0.5 * StrictMath.pow(10, (sndrDb - figureOfMeritDb) / 10) * StrictMath.exp(technology);
  }

  private static double areaUm2(double energyPj, double rateHz, int nanometers) {
    return StrictMath.exp(
        1.3461916439910742
            + 0.99327947 * StrictMath.log(nanometers)
            + 0.18071538 * StrictMath.log(rateHz)
            + 0.29912426 * StrictMath.log(energyPj));
  }
}
