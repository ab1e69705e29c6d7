package org.hcim.sweeps.paper;

import java.math.BigDecimal;

/**
 * A number with its printed digits.
 *
 * @param text such as {@code 0.90}
 */
public record PrintedNumber(String text) {

  /** The number. */
  public double value() {
    return Double.parseDouble(text);
  }

  /** The relative deviation in percent: modeled / printed - 1. */
  public double deviationPct(double modeled) {
    return (modeled / value() - 1) * 100;
  }

  /** Half a unit of the last printed digit. */
  public double halfDigit() {
    return 0.5 * new BigDecimal(text).ulp().doubleValue();
  }
}
