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
   * The evidence of a design's row. A digital array, and an ADC that clips no partial sum, compute
   * the network with an ideal readout; the source of their loss says so.
   *
   * @param lossPoints loss in percentage points, null if unknown
   * @param source source of the accuracy, null if there is none
   */
  public static Evidence of(Double lossPoints, String source) {
    if (lossPoints == null) {
      return UNKNOWN;
    }
    String known = source == null ? "" : source;
    if (known.startsWith(Accuracies.ESTIMATED)) {
      return ESTIMATED;
    }
    return known.startsWith(Accuracies.EXACT) ? EXACT : MEASURED;
  }
}
