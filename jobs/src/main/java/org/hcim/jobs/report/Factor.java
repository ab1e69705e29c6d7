package org.hcim.jobs.report;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Factors between two designs in words. */
final class Factor {

  private Factor() {}

  /** The range of factors as a phrase; empty without any. */
  static String range(List<Double> factors, String phrase) {
    if (factors.isEmpty()) {
      return "";
    }
    String least = times(Collections.min(factors));
    String most = times(Collections.max(factors));
    return phrase.formatted(least.equals(most) ? least : least + " to " + most);
  }

  /** A ratio with two significant digits, such as 4.6×; three digits near 1. */
  static String times(double ratio) {
    String pattern = ratio < 1.045 ? "%.2f×" : ratio < 9.95 ? "%.1f×" : "%,.0f×";
    return String.format(Locale.ROOT, pattern, ratio);
  }
}
