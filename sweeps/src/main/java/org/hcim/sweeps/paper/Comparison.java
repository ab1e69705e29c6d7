package org.hcim.sweeps.paper;

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
    CHANGED("CHANGED");

    private final String text;

    Verdict(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** Modeled over published, less one, in percent. */
  public double deviationPct() {
    return (modeled / published.number().value() - 1) * 100;
  }

  /** The outcome. */
  public Verdict verdict() {
    if (published.aim().admits(published.number(), modeled)) {
      return Verdict.WITHIN_AIM;
    }
    boolean isReviewed =
        published.reviewed().isPresent()
            && Math.abs(modeled / published.reviewed().getAsDouble() - 1) <= REVIEWED_FRAC;
    return isReviewed ? Verdict.UNEXPLAINED : Verdict.CHANGED;
  }
}
