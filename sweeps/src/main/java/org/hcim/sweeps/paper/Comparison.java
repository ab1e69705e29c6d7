package org.hcim.sweeps.paper;

import java.util.OptionalDouble;

/**
 * A published number next to the modeled one.
 *
 * @param modeled in the published unit
 */
public record Comparison(Published published, double modeled) {

  /** The relative change of a reviewed number above which it must be reviewed again. */
  private static final double REVIEWED_FRAC = 0.02;

  /** The outcome of a comparison. */
  public enum Verdict {
    /** The deviation is within the aim. */
    WITHIN_AIM("within aim"),
    /** The deviation is beyond the aim, as reviewed, and not fully explained. */
    UNEXPLAINED("unexplained"),
    /** The deviation is beyond the aim and differs from the reviewed one. */
    CHANGED("CHANGED"),
    /** The deviation is beyond the aim and has not been reviewed. */
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

    /** Returns whether a reviewer must look at the deviation. */
    public boolean fails() {
      return this == CHANGED || this == NOT_REVIEWED;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** The relative deviation in percent: modeled / published - 1. */
  public double deviationPct() {
    return published.number().deviationPct(modeled);
  }

  /** The outcome. */
  public Verdict verdict() {
    return Verdict.of(published.number(), published.aim(), published.reviewed(), modeled);
  }
}
