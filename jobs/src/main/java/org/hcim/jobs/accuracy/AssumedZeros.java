package org.hcim.jobs.accuracy;

import java.util.Locale;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.sweeps.space.Slot;

/**
 * The fraction of ternary zeros that a design assumes, against that of the network behind its
 * accuracy. More zeros than the network has would lower the cost of an accuracy that nobody has
 * measured; fewer zeros only raise it.
 */
public final class AssumedZeros {

  /** Fractions are compared to one percent. */
  private static final double ROUNDING = 0.005;

  private static final int READOUT = Slot.of(Parameter.READOUT);
  private static final int ZERO_FRAC = Slot.of(Parameter.TERNARY_ZERO_FRAC);

  private AssumedZeros() {}

  /**
   * Returns whether a design assumes more zeros than the evidence supports.
   *
   * @param values values of the design, by slot
   * @param mostFrac the largest supported fraction; null if any is supported
   */
  public static boolean exceed(Object[] values, Double mostFrac) {
    return mostFrac != null
        && values[READOUT] == ReadoutKind.TERNARY
        && values[ZERO_FRAC] != null
        && (Double) values[ZERO_FRAC] > mostFrac + ROUNDING;
  }

  /** The reason why the accuracy of such a design is unknown. */
  public static String refusal(Object[] values, double mostFrac) {
    return "%s %% zeros assumed, but the networks of known accuracy have at most %s %%"
        .formatted(percent((Double) values[ZERO_FRAC]), percent(mostFrac));
  }

  /** A fraction in percent with at most one decimal. */
  public static String percent(double frac) {
    return String.format(Locale.ROOT, "%.1f", 100 * frac).replaceFirst("\\.0$", "");
  }
}
