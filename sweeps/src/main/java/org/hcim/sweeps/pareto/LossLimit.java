package org.hcim.sweeps.pareto;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/**
 * The maximum accuracy loss of the designs compared, in percentage points below the network with an
 * ideal readout.
 *
 * @param points the maximum loss; empty if accuracy is ignored
 */
public record LossLimit(Optional<Double> points) {

  /** The largest loss of the paper's ternary networks is 3.5 points. */
  public static final LossLimit DEFAULT = of(4);

  /** Accepts any accuracy, known or unknown. */
  public static final LossLimit ANY = new LossLimit(Optional.empty());

  private static final String ANY_TEXT = "any";
  private static final double MAX_POINTS = 100;

  public LossLimit {
    points.ifPresent(LossLimit::check);
  }

  /** A limit in percentage points. */
  public static LossLimit of(double points) {
    return new LossLimit(Optional.of(points));
  }

  /**
   * Parses a limit.
   *
   * @param text a number of points from 0 to 100, or {@code any}
   * @throws IllegalArgumentException if the text is neither
   */
  public static LossLimit parse(String text) {
    if (text.equals(ANY_TEXT)) {
      return ANY;
    }
    try {
      return of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      throw refused(text);
    }
  }

  /** Returns whether accuracy is ignored. */
  public boolean isAny() {
    return points.isEmpty();
  }

  /** The limit in words, such as {@code at most 4 points of accuracy loss}. */
  public String words() {
    return points
        .map(value -> String.format(Locale.ROOT, "at most %s of accuracy loss", points(value)))
        .orElse("any accuracy");
  }

  /** A number of points in words, such as {@code 1 point}. */
  public static String points(double value) {
    String number = number(value);
    return number + (number.equals("1") ? " point" : " points");
  }

  /** The text that {@link #parse} reads as an equal limit. */
  @Override
  public String toString() {
    return points
        .map(value -> BigDecimal.valueOf(value).stripTrailingZeros().toPlainString())
        .orElse(ANY_TEXT);
  }

  /** A number with at most two decimals. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value + 0.0);
    return text.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
  }

  private static void check(double points) {
    if (!(points >= 0 && points <= MAX_POINTS)) {
      throw refused(String.valueOf(points));
    }
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "max_loss (" + text + ") must be 0 to 100 points of accuracy, or any");
  }
}
