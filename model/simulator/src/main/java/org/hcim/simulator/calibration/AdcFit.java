package org.hcim.simulator.calibration;

import org.hcim.simulator.crossbar.ColumnReadout;

/**
 * The range of a layer's ADCs: centered on zero for differential columns, else from zero up, with
 * the step, a power of two, of the least error of the products.
 */
public final class AdcFit {

  /** Steps that calibration tries: powers of two from 1 to 128; our choice. */
  private static final int STEPS = 8;

  private AdcFit() {}

  /** The best ADC of these bits; the finest of equally good ones. */
  public static ColumnReadout.Adc of(ColumnOrder order, ColumnStatistics statistics, int bits) {
    ColumnReadout.Adc best = null;
    double least = Double.POSITIVE_INFINITY;
    for (int step = 0; step < STEPS; step++) {
      var adc = adc(order, bits, step);
      double lost = lost(order, statistics, adc);
      if (lost < least) {
        least = lost;
        best = adc;
      }
    }
    return best;
  }

  /** The ADC of a step. */
  public static ColumnReadout.Adc adc(ColumnOrder order, int bits, int stepLog2) {
    boolean isSigned = order.slicing().mapping().isDifferential();
    return new ColumnReadout.Adc(bits, isSigned ? -(1 << (bits - 1 + stepLog2)) : 0, stepLog2);
  }

  private static double lost(
      ColumnOrder order, ColumnStatistics statistics, ColumnReadout.Adc adc) {
    double lost = 0;
    for (int column = 0; column < statistics.columns(); column++) {
      double squares =
          statistics.mean(column, sum -> (adc.read(sum) - sum) * (adc.read(sum) - sum));
      lost += squares * order.weight(column);
    }
    return lost;
  }
}
