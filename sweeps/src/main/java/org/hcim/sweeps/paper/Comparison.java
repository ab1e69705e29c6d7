package org.hcim.sweeps.paper;

/**
 * A published number beside the model's.
 *
 * @param modeled in the published unit
 */
public record Comparison(Published published, double modeled) {

  /** The outcome of a comparison. */
  public enum Verdict {
    WITHIN_AIM("within aim"),
    OUTSIDE_AIM("outside aim"),
    OUTSIDE_TOLERANCE("OUTSIDE TOLERANCE");

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
    return published.tolerance().admits(published.number(), modeled)
        ? Verdict.OUTSIDE_AIM
        : Verdict.OUTSIDE_TOLERANCE;
  }
}
