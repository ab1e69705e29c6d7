package org.hcim.jobs.accuracy;

/** Prefixes of the sources of measured accuracy, in the tables accuracy and results. */
public enum AccuracySource {
  /** Networks trained by {@code hcim train}, and the shipped ones. */
  TRAINED("trained:"),
  /** Networks that a sweep trained from a base before it evaluated designs. */
  TRAINED_HERE("trained-here:"),
  /** Networks that a sweep calibrated. */
  CALIBRATED("calibrated:");

  /** The prefix of the reason why a calibrated network was not trained. */
  public static final String NOT_TRAINED = "not trained: ";

  private final String prefix;

  AccuracySource(String prefix) {
    this.prefix = prefix;
  }

  /** The prefix. */
  public String prefix() {
    return prefix;
  }

  /** Returns whether a source text has this prefix. */
  boolean isOf(String text) {
    return text.startsWith(prefix);
  }
}
