package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.DAC_FACTOR_PER_BIT;
import static org.hcim.accelerator.technology.Constant.GATED_LEAKAGE_FRAC;

import java.util.Optional;
import org.hcim.accelerator.technology.Constants;

/**
 * The requirement on constants that the bounds of a box rely on: no cost falls as a size or width
 * of the minimum corner rises. The published values meet it; a spec may replace them.
 */
final class Monotonicity {

  private Monotonicity() {}

  static Optional<String> obstacle(Constants constants) {
    if (constants.get(DAC_FACTOR_PER_BIT) < 1) {
      return Optional.of("constant dac_factor_per_bit is below 1: a wider DAC costs less");
    }
    if (constants.get(GATED_LEAKAGE_FRAC) > 1) {
      return Optional.of("constant gated_leakage_frac is above 1: a gated circuit leaks more");
    }
    return constants.registers().rise()
        ? Optional.empty()
        : Optional.of("constants of registers fall as their entries rise");
  }
}
