package org.hcim.sweeps.paper;

import java.util.Locale;

/** The allowed distance of a modeled number from a published one. */
public sealed interface Margin {

  /** Returns whether the modeled number is within the margin. */
  boolean admits(PrintedNumber published, double modeled);

  /**
   * Parses a margin as data files write it: {@code rounding}, a percentage such as {@code 10%} or a
   * factor such as {@code 2x}.
   *
   * @throws NumberFormatException if the text is none of these
   */
  static Margin parse(String text) {
    if (text.equals("rounding")) {
      return new Rounding();
    }
    double number = Double.parseDouble(text.substring(0, Math.max(0, text.length() - 1)));
    return switch (text.charAt(text.length() - 1)) {
      case '%' -> new Percent(number);
      case 'x' -> new Factor(number);
      default -> throw new NumberFormatException(text);
    };
  }

  /** Half of the last printed digit. */
  record Rounding() implements Margin {

    @Override
    public boolean admits(PrintedNumber published, double modeled) {
      double slack = 1e-12; // for the binary representation of the printed decimal
      return Math.abs(modeled - published.value()) <= published.halfDigit() + slack;
    }

    @Override
    public String toString() {
      return "rounding";
    }
  }

  /** A share of the published number. */
  record Percent(double percent) implements Margin {

    @Override
    public boolean admits(PrintedNumber published, double modeled) {
      return Math.abs(modeled / published.value() - 1) * 100 <= percent;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%.0f %%", percent);
    }
  }

  /** A factor in either direction. */
  record Factor(double factor) implements Margin {

    @Override
    public boolean admits(PrintedNumber published, double modeled) {
      double ratio = modeled / published.value();
      return ratio >= 1 / factor && ratio <= factor;
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "factor %.3g", factor);
    }
  }
}
