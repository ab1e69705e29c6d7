package org.hcim.jobs.summary;

import java.util.Locale;
import org.hcim.jobs.table.Accuracies;

/** The evidence for a design's accuracy loss, from strongest to none. */
public enum Evidence {
  /** Published, or measured on a trained network. */
  MEASURED("measured", 0),
  /** The readout gives every partial sum exactly, so the network equals the reference. */
  EXACT("exact sums", 0),
  /** An estimate, such as the accuracy of the nearest measured setting. */
  ESTIMATED("estimate", 1),
  /** Neither measured nor estimated. */
  UNKNOWN("unknown", 2);

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

  /** The name for users. */
  public String words() {
    return words;
  }

  /** The rank in a comparison: evidence of a higher rank never beats evidence of a lower one. */
  public int rank() {
    return rank;
  }

  /**
   * The evidence of a design. A digital array, and an ADC that clips no partial sum, compute the
   * network with an ideal readout; the source of their loss says so. In tables of earlier versions,
   * and in sweeps whose rules reject the designs of the largest bit widths, it does not: without a
   * measurement, their loss is zero if their weights and activations have the largest bit widths of
   * the sweep.
   *
   * @param lossPoints loss in the design's row, null if unknown
   * @param source source of the accuracy, null if there is none
   * @param sumsExactly whether it is a digital array or an ADC that clips no partial sum
   * @param hasMostBits whether its weights and activations have the largest bit widths of the sweep
   */
  public static Evidence of(
      Double lossPoints, String source, boolean sumsExactly, boolean hasMostBits) {
    boolean isEstimated = source != null && source.startsWith(Accuracies.ESTIMATED);
    if (lossPoints != null && !isEstimated) {
      return isExact(source) ? EXACT : MEASURED;
    }
    if (sumsExactly && hasMostBits && !lacksLoss(source)) {
      return EXACT;
    }
    return lossPoints != null ? ESTIMATED : UNKNOWN;
  }

  private static boolean isExact(String source) {
    return source != null && source.startsWith(Accuracies.EXACT);
  }

  private static boolean lacksLoss(String source) {
    return source != null && source.contains(Accuracies.LOSS_UNKNOWN);
  }

  /**
   * The loss of a design with this evidence in percentage points; null if unknown.
   *
   * @param lossPoints loss in the design's row
   * @param source source of the accuracy, null if there is none
   */
  public Double loss(Double lossPoints, String source) {
    return switch (this) {
      case EXACT -> isExact(source) && lossPoints != null ? lossPoints : Double.valueOf(0);
      case UNKNOWN -> null;
      case MEASURED, ESTIMATED -> lossPoints;
    };
  }
}
