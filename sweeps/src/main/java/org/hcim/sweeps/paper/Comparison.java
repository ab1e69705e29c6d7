package org.hcim.sweeps.paper;

import java.util.OptionalDouble;

/**
 * A published number beside the model's.
 *
 * @param modeled in the published unit
 */
public record Comparison(Published published, double modeled) {

  /** The distance that a reviewed number may move before it is reviewed again. */
  private static final double REVIEWED_FRAC = 0.02;

  /** The outcome of a comparison. */
  public enum Verdict {
    /** The deviation is within the aim. */
    WITHIN_AIM("within aim"),
    /** The deviation is beyond the aim, as reviewed; nobody can explain it in full. */
    UNEXPLAINED("unexplained"),
    /** The deviation is beyond the aim and not the one that was reviewed. */
    CHANGED("CHANGED"),
    /** The deviation is beyond the aim, and nobody has reviewed it. */
    NOT_REVIEWED("NOT REVIEWED");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    /**
     * The outcome for a published number.
     *
     * @param reviewed the modeled number when a deviation beyond the aim was last reviewed
     */
    public static Verdict of(
        PrintedNumber published, Margin aim, OptionalDouble reviewed, double modeled) {
      if (aim.admits(published, modeled)) {
        return WITHIN_AIM;
      }
      if (reviewed.isEmpty()) {
        return NOT_REVIEWED;
      }
      boolean isReviewed = Math.abs(modeled / reviewed.getAsDouble() - 1) <= REVIEWED_FRAC;
      return isReviewed ? UNEXPLAINED : CHANGED;
    }

    /** Returns whether the deviation is one that a reviewer has to look at. */
    public boolean fails() {
      return this == CHANGED || this == NOT_REVIEWED;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Modeled over published, less one, in percent. */
  public double deviationPct() {
    return published.number().deviationPct(modeled);
  }

  /** The outcome. */
  public Verdict verdict() {
    return Verdict.of(published.number(), published.aim(), published.reviewed(), modeled);
  }
}
