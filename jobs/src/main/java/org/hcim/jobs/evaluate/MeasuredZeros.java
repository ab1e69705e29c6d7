package org.hcim.jobs.evaluate;

import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.jobs.table.Accuracies.Accuracy;

/** Replaces a design's fraction of zeros by the one that was measured with its accuracy. */
public final class MeasuredZeros {

  private static final int ZERO_FRAC = Parameter.TERNARY_ZERO_FRAC.ordinal();

  private MeasuredZeros() {}

  /**
   * Returns true when a measured fraction differs from that of a ternary design.
   *
   * @param values by {@link Parameter#ordinal()}
   */
  public static boolean replace(Object[] values, Accuracy accuracy) {
    return values[Parameter.READOUT.ordinal()] == ReadoutKind.TERNARY
        && accuracy.zeroFrac() != null
        && !accuracy.zeroFrac().equals(values[ZERO_FRAC]);
  }

  /** The design's values with the measured fraction. */
  public static Object[] in(Object[] values, Accuracy accuracy) {
    Object[] filled = values.clone();
    filled[ZERO_FRAC] = accuracy.zeroFrac();
    return filled;
  }
}
