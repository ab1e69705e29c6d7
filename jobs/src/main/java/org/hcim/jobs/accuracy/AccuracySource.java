package org.hcim.jobs.accuracy;

/** The beginnings of sources of measured accuracy, in the tables accuracy and results. */
public enum AccuracySource {
  /** Networks that {@code hcim train} trained, and those that come with the tool. */
  TRAINED("trained:"),
  /** Networks that a sweep trained from a base, before it evaluated designs. */
  TRAINED_HERE("trained-here:"),
  /** Networks that a sweep calibrated. */
  CALIBRATED("calibrated:");

  /** The beginning of the reason why a calibrated network was not trained. */
  public static final String NOT_TRAINED = "not trained: ";

  private final String prefix;

  AccuracySource(String prefix) {
    this.prefix = prefix;
  }

  /** The beginning of the text. */
  public String prefix() {
    return prefix;
  }

  /** Returns whether a text is of this source. */
  boolean isOf(String text) {
    return text.startsWith(prefix);
  }
}
