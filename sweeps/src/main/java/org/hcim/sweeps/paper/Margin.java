package org.hcim.sweeps.paper;

import java.util.Locale;

/** The allowed distance of a modeled number from a published one. */
public sealed interface Margin {

  /** Returns whether the modeled number is within the margin. */
  boolean admits(PrintedNumber published, double modeled);

  /** A margin as data files write it: {@code rounding} or a percentage such as {@code 10%}. */
  static Margin parse(String text) {
    return text.equals("rounding")
        ? new Rounding()
        : new Percent(Double.parseDouble(text.substring(0, text.length() - 1)));
  }

  /** Half of the last printed digit. */
  record Rounding() implements Margin {

    @Override
    public boolean admits(PrintedNumber published, double modeled) {
      double slack = 1e-12; // of the binary representation of the printed decimal
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
}
