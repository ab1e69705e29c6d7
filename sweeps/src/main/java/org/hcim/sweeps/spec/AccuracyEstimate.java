package org.hcim.sweeps.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A method that estimates the accuracy of settings for which no source provides one. */
public enum AccuracyEstimate {
  /** Estimates by the analytic signal-to-quantization-noise ratio of partial sums. */
  SQNR(1);

  private final int version;

  AccuracyEstimate(int version) {
    this.version = version;
  }

  /** The name in specs. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name with a version number, which increases when the method's results change. */
  String content() {
    return key() + " " + version;
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(AccuracyEstimate::key).toList();
  }
}
