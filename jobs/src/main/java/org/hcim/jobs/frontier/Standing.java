package org.hcim.jobs.frontier;

import org.hcim.jobs.summary.Evidence;

/** Groups designs that compete with each other, by how well their accuracy is known. */
enum Standing {
  /** Accuracy is ignored. */
  ANY(""),
  /** The accuracy loss is measured, or zero. */
  KNOWN("accuracy known"),
  /** The accuracy loss is estimated. */
  ESTIMATED("accuracy estimated"),
  /** The accuracy is unknown. */
  UNKNOWN("accuracy unknown");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  static Standing of(Evidence evidence) {
    return switch (evidence) {
      case MEASURED, EXACT -> KNOWN;
      case ESTIMATED -> ESTIMATED;
      case UNKNOWN -> UNKNOWN;
    };
  }

  /** The text for users. */
  String words() {
    return words;
  }
}
