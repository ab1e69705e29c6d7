package org.hcim.simulator.calibration;

import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * The assumed distribution of a code: a normal distribution, rounded to codes, in which {@value
 * #DEVIATIONS} standard deviations correspond to the largest code. Activations are rectified;
 * weights have both signs.
 *
 * @param least smallest code
 * @param chances probabilities of the codes, starting at the smallest
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CodeModel(int least, double[] chances) {

  /**
   * Standard deviations at the largest code, approximately those of the trained networks that ship.
   */
  static final double DEVIATIONS = 3;

  /** Terms of the series, enough for double precision within the range of codes. */
  private static final int TERMS = 200;

  /**
   * Returns the model of weights from {@code least} to {@code most}.
   *
   * @param least at most 0
   */
  static CodeModel weights(int least, int most) {
    return of(least, most, Math.max(1, most));
  }

  /** Returns the model of rectified activations from 0 to {@code most}. */
  static CodeModel activations(int most) {
    return of(0, most, most);
  }

  /** Rounds a normal number to the nearest code and clamps it to the range. */
  private static CodeModel of(int least, int most, int greatest) {
    var chances = new double[most - least + 1];
    for (int code = least; code <= most; code++) {
      double to = code == most ? 1 : below((code + 0.5) * DEVIATIONS / greatest);
      double from = code == least ? 0 : below((code - 0.5) * DEVIATIONS / greatest);
      chances[code - least] = to - from;
    }
    return new CodeModel(least, chances);
  }

  /**
   * The probability that a standard normal number is below a bound (Abramowitz and Stegun,
   * 26.2.10).
   */
  private static double below(double bound) {
    double term = bound;
    double sum = bound;
    for (int n = 1; n < TERMS; n++) {
      term *= -bound * bound / (2 * n);
      sum += term / (2 * n + 1);
    }
    return 0.5 + sum / StrictMath.sqrt(2 * StrictMath.PI);
  }

  /** The mean of a function of the code. */
  double mean(IntToDoubleFunction of) {
    double sum = 0;
    for (int i = 0; i < chances.length; i++) {
      sum += chances[i] * of.applyAsDouble(least + i);
    }
    return sum;
  }

  /** The distribution of a digit of the code, from 0 to {@code most}. */
  SumDistribution digits(IntUnaryOperator digit, int most) {
    var digits = new double[most + 1];
    for (int i = 0; i < chances.length; i++) {
      digits[digit.applyAsInt(least + i)] += chances[i];
    }
    return new SumDistribution(0, digits);
  }

  /** The quantile: the smallest code whose cumulative probability exceeds {@code fraction}. */
  int quantile(double fraction) {
    double below = 0;
    for (int i = 0; i < chances.length - 1; i++) {
      below += chances[i];
      if (fraction < below) {
        return least + i;
      }
    }
    return least + chances.length - 1;
  }
}
