package org.hcim.sweeps.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.technology.CitedValue;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.sweeps.canonical.Decimals;

/** Notes about constants that are far from their cited values, such as those in another unit. */
public final class FarConstants {

  /** Replaced constants are noted beyond this factor; the profiles mostly stay within it. */
  private static final double MAX_FACTOR = 10;

  private static final MathContext SHOWN_DIGITS = new MathContext(3);

  private FarConstants() {}

  /** One note per far constant; a zero removes a cost and is not noted. */
  public static List<String> notes(Map<Constant, Double> replaced) {
    return replaced.entrySet().stream()
        .filter(entry -> isFar(entry.getValue() / cited(entry.getKey()).value()))
        .map(entry -> note(entry.getKey(), entry.getValue()))
        .sorted()
        .toList();
  }

  private static boolean isFar(double factor) {
    return Double.isFinite(factor)
        && factor > 0
        && (factor > MAX_FACTOR || factor < 1 / MAX_FACTOR);
  }

  private static String note(Constant constant, double value) {
    CitedValue cited = cited(constant);
    double factor = value / cited.value();
    String times =
        factor > 1
            ? shown(factor) + " times the cited "
            : "1/" + shown(1 / factor) + " of the cited ";
    String unit = cited.unit().isEmpty() || cited.unit().equals("1") ? "" : " " + cited.unit();
    return "constants." + constant.key() + " is " + times + Decimals.text(cited.value()) + unit;
  }

  private static String shown(double factor) {
    return new BigDecimal(factor).round(SHOWN_DIGITS).stripTrailingZeros().toPlainString();
  }

  private static CitedValue cited(Constant constant) {
    return Constants.cited().cite(constant);
  }
}
