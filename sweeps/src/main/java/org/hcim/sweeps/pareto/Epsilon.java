package org.hcim.sweeps.pareto;

import static org.hcim.sweeps.pareto.Require.require;

/** The resolution of one objective, which divides its axis into boxes. */
public sealed interface Epsilon {

  /**
   * The box of a finite value: an integer that never decreases as the value increases; infinite if
   * the value is too many boxes from 0 to be counted.
   */
  double box(double value);

  /** Returns whether a value has a box. */
  default boolean covers(double value) {
    return Double.isFinite(box(value));
  }

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
   * Boxes of equal ratio: of two values in the same box, the larger in magnitude is less than (1 +
   * fraction) times the other. Only zero is in the box of zero.
   */
  record Multiplicative(double fraction) implements Epsilon {

    /** With smaller fractions, a double could not number the boxes of all values. */
    private static final double MIN_FRACTION = 1e-12;

    /** More than the magnitude of the logarithm of any positive value. */
    private static final double MAX_LOG = 745;

    public Multiplicative {
      require(fraction > 0 && Double.isFinite(fraction), "epsilon (%s) must be positive", fraction);
      require(fraction >= MIN_FRACTION, "epsilon (%s) must be at least %s", fraction, MIN_FRACTION);
    }

    /**
     * Positive values are in positive boxes and zero is in box 0. Negative values, which come from
     * maximized objectives or are gains of accuracy, mirror the boxes of positive values.
     */
    @Override
    public double box(double value) {
      if (value == 0) {
        return 0;
      }
      double width = StrictMath.log1p(fraction);
      double steps = StrictMath.log(Math.abs(value)) / width;
      double first = Math.ceil(MAX_LOG / width) + 1;
      return value > 0 ? Math.floor(steps) + first : Math.floor(-steps) - first;
    }
  }
}
