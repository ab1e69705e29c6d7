package org.hcim.jobs.summary;

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

  /**
   * The evidence of a design. A digital array, and an ADC that clips no partial sum, compute the
   * network with an ideal readout. Where nothing was measured, they lose nothing, if their weights
   * and activations have the most bits of the sweep; the loss of fewer bits is unknown.
   *
   * @param lossPoints of its row, null where unknown
   * @param source of its accuracy, null without any
   * @param sumsExactly whether it is a digital array or an ADC that clips no partial sum
   * @param hasMostBits whether its weights and activations have the most bits of the sweep
   */
  public static Evidence of(
      Double lossPoints, String source, boolean sumsExactly, boolean hasMostBits) {
    boolean isEstimated = source != null && source.startsWith(ESTIMATED_SOURCE);
    if (lossPoints != null && !isEstimated) {
      return MEASURED;
    }
    if (sumsExactly && hasMostBits) {
      return EXACT;
    }
    return lossPoints != null ? ESTIMATED : UNKNOWN;
  }

  /**
   * The loss of a design with this evidence in percentage points; null where unknown.
   *
   * @param lossPoints of its row
   */
  public Double loss(Double lossPoints) {
    return switch (this) {
      case EXACT -> Double.valueOf(0);
      case UNKNOWN -> null;
      case MEASURED, ESTIMATED -> lossPoints;
    };
  }
}
