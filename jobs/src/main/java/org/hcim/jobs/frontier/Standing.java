package org.hcim.jobs.frontier;

import org.hcim.jobs.summary.Evidence;

/** The designs that compete with each other: those whose accuracy is known equally well. */
enum Standing {
  /** Accuracy does not count. */
  ANY(""),
  /** The accuracy loss is measured, or none. */
  KNOWN("accuracy known"),
  /** The accuracy loss is estimated. */
  ESTIMATED("accuracy estimated"),
  /** Nothing is known of the accuracy. */
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

  /** The words for people. */
  String words() {
    return words;
  }
}
