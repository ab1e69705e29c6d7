package org.hcim.sweeps.spec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hcim.sweeps.canonical.Decimals;

/** Evenly spaced values, computed in decimal arithmetic so that 0.3 + 0.1 is 0.4. */
final class Spacing {

  /** Maximum values of an axis; longer axes are refused before they are expanded. */
  static final int MAX_VALUES = 100_000;

  private static final int LOG_DIGITS = 12;

  private Spacing() {}

  /**
   * The values from {@code first} in steps of {@code step} to {@code last} or the last step before
   * it.
   */
  static List<BigDecimal> range(BigDecimal first, BigDecimal last, BigDecimal step) {
    if (step.signum() <= 0 || first.compareTo(last) > 0) {
      throw new IllegalArgumentException("range must ascend, with a step above 0");
    }
    BigDecimal steps = last.subtract(first).divideToIntegralValue(step);
    checkCount(steps.add(BigDecimal.ONE));
    return IntStream.rangeClosed(0, steps.intValueExact())
        .mapToObj(i -> first.add(step.multiply(BigDecimal.valueOf(i))))
        .toList();
  }

  /** All powers of two from {@code first} to {@code last}, which must be powers of two. */
  static List<BigDecimal> powersOfTwo(BigDecimal first, BigDecimal last) {
    long from = power(first);
    long to = power(last);
    if (from > to) {
      throw new IllegalArgumentException("powers_of_two must ascend");
    }
    return LongStream.iterate(from, power -> power <= to, power -> 2 * power)
        .mapToObj(BigDecimal::valueOf)
        .toList();
  }

  /** Values at equal distances. */
  static List<BigDecimal> linear(BigDecimal first, BigDecimal last, int points) {
    BigDecimal span = last.subtract(first);
    var intervals = BigDecimal.valueOf(points - 1L);
    return IntStream.range(0, points)
        .mapToObj(
            i -> span.multiply(BigDecimal.valueOf(i)).divide(intervals, MathContext.DECIMAL64))
        .map(first::add)
        .toList();
  }

  /** Values at equal ratios, rounded to 12 digits. */
  static List<BigDecimal> log(BigDecimal first, BigDecimal last, int points) {
    if (first.signum() <= 0 || last.signum() <= 0) {
      throw new IllegalArgumentException("log needs bounds above 0");
    }
    double from = StrictMath.log(first.doubleValue());
    double to = StrictMath.log(last.doubleValue());
    return IntStream.range(0, points)
        .mapToObj(
            i ->
                i == 0
                    ? first
                    : i == points - 1 ? last : rounded(from + (to - from) * i / (points - 1)))
        .toList();
  }

  private static BigDecimal rounded(double logarithm) {
    return Decimals.shortest(StrictMath.exp(logarithm)).round(new MathContext(LOG_DIGITS));
  }

  private static long power(BigDecimal value) {
    boolean isPower =
        value.signum() > 0
            && value.compareTo(BigDecimal.valueOf(1L << 40)) <= 0
            && value.stripTrailingZeros().scale() <= 0
            && Long.bitCount(value.longValueExact()) == 1;
    if (!isPower) {
      throw new IllegalArgumentException(value.toPlainString() + " is not a power of two");
    }
    return value.longValueExact();
  }

  private static void checkCount(BigDecimal count) {
    if (count.compareTo(BigDecimal.valueOf(MAX_VALUES)) > 0) {
      throw new IllegalArgumentException("an axis has at most " + MAX_VALUES + " values");
    }
  }
}
