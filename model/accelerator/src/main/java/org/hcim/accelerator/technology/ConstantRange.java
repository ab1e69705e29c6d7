package org.hcim.accelerator.technology;

import static org.hcim.accelerator.design.Check.check;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The values that a constant of the cost model may take; they follow from its name. All are finite
 * and not negative.
 *
 * @param isPositive whether 0 is excluded
 * @param max the maximum value; infinite if there is none
 */
public record ConstantRange(boolean isPositive, double max) {

  /** Constants by which a formula divides, or of whose ratios it takes a logarithm or a power. */
  private static final Pattern DIVISORS =
      Pattern.compile(
          "adc_\\w+_rate_gsps"
              + "|(input_|output_|)register_\\d+_\\w+"
              + "|(sram|reram)_cell_(area|aspect)\\w*"
              + "|reram_(on_kohm|bitline_ohm_ratio)"
              + "|(word|line|shift_add)_bits"
              + "|shift_add_columns|crossbars_per_core|bus_crossbars|dcim_issues"
              + "|capacitor_ff_per_um2|digital_gate_ff"
              + "|area_utilization_frac|leakage_factor_per_10k");

  /** Parts of a whole. */
  private static final Pattern FRACTIONS = Pattern.compile("\\w+_(frac|frac_\\d+|weight)");

  /** Ratios of two quantities of which neither is a part of the other. */
  private static final Set<String> RATIOS =
      Set.of("bitline_parasitic_frac", "driver_chain_frac", "cell_adder_glitch_frac");

  /** The range of a constant. */
  public static ConstantRange of(Constant constant) {
    String key = constant.key();
    boolean isFraction = FRACTIONS.matcher(key).matches() && !RATIOS.contains(key);
    return new ConstantRange(
        DIVISORS.matcher(key).matches(), isFraction ? 1 : Double.POSITIVE_INFINITY);
  }

  /** Returns whether a value is in the range. */
  public boolean contains(double value) {
    boolean isAboveMin = isPositive ? value > 0 : value >= 0;
    return isAboveMin && value <= max && Double.isFinite(value);
  }

  /** The accepted values, in words. */
  public String accepts() {
    if (Double.isInfinite(max)) {
      return isPositive ? "a number above 0" : "a number of at least 0";
    }
    return String.format(
        Locale.ROOT,
        isPositive ? "a number above 0 and at most %.0f" : "a number from 0 to %.0f",
        max);
  }

  /**
   * Throws if a constant must not have a value.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if the value is out of range
   */
  static void require(Constant constant, double value) {
    ConstantRange range = of(constant);
    check(
        range.contains(value),
        "constant %s (%s) must be %s",
        constant.key(),
        value,
        range.accepts());
  }
}
