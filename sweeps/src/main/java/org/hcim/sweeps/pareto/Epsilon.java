package org.hcim.sweeps.pareto;

import static org.hcim.sweeps.pareto.Require.require;

/** The resolution of one objective, which divides its axis into boxes. */
public sealed interface Epsilon {

  /** The box of a value: an integer that never decreases as the value increases. */
  double box(double value);

  /**
   * Parses an epsilon: {@code 5%} is multiplicative, {@code 0.25} additive.
   *
   * @throws IllegalArgumentException if the text is neither
   */
  static Epsilon parse(String text) {
    String number = text.strip();
    try {
      return number.endsWith("%")
          ? new Multiplicative(Double.parseDouble(number.substring(0, number.length() - 1)) / 100)
          : new Additive(Double.parseDouble(number));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "epsilon (%s) must be a number such as 0.25 or a percentage such as 5%%".formatted(text),
          e);
    }
  }

  /** Boxes of equal width: two values in the same box differ by less than the width. */
  record Additive(double width) implements Epsilon {

    public Additive {
      require(width > 0 && Double.isFinite(width), "epsilon (%s) must be positive", width);
    }

    @Override
    public double box(double value) {
      return Math.floor(value / width);
    }
  }

  /**
   * Boxes of equal ratio: of two values in the same box, the larger is less than (1 + fraction)
   * times the other.
   */
  record Multiplicative(double fraction) implements Epsilon {

    public Multiplicative {
      require(fraction > 0 && Double.isFinite(fraction), "epsilon (%s) must be positive", fraction);
    }

    /**
     * Negative values, which come from maximized objectives, mirror the boxes of positive values.
     */
    @Override
    public double box(double value) {
      require(value != 0, "a multiplicative epsilon needs values other than %s", value);
      double steps = StrictMath.log(Math.abs(value)) / StrictMath.log1p(fraction);
      return Math.floor(value > 0 ? steps : -steps);
    }
  }
}
