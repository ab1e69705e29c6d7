package org.hcim.jobs.summary;

import java.util.Arrays;
import java.util.Locale;

/** The evidence for a design's accuracy loss, from the best to none. */
public enum Evidence {
  /** Published, or measured on a trained network. */
  MEASURED("measured", 0),
  /** The readout gives every partial sum exactly, so the network is the reference itself. */
  EXACT("exact sums", 0),
  /** An estimate, such as the accuracy of the nearest setting that was measured. */
  ESTIMATED("estimate", 1),
  /** Neither measured nor estimated. */
  UNKNOWN("unknown", 2);

  /** The start of the source of every estimate. */
  public static final String ESTIMATED_SOURCE = "estimated:";

  private final String words;
  private final int rank;

  Evidence(String words, int rank) {
    this.words = words;
    this.rank = rank;
  }

  /** The name in tables and JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name for people. */
  public String words() {
    return words;
  }

  /** The place in a comparison: evidence of a higher rank never beats that of a lower one. */
  public int rank() {
    return rank;
  }

  /** The evidence of a key. */
  public static Evidence of(String key) {
    return Arrays.stream(values())
        .filter(evidence -> evidence.key().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
