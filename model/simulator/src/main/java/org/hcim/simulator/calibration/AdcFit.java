package org.hcim.simulator.calibration;

import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.LevelAdc;

/**
 * The fit of a layer's ADCs to the least error of the products. The range of a uniform ADC is
 * centered on zero for differential columns and starts at zero otherwise; its step is a power of
 * two.
 */
public final class AdcFit {

  /** Candidate steps for all partial sums: powers of two from 1 to 128; our choice. */
  private static final int STEPS = 8;

  /** The number of steps that an ADC can have. */
  private static final int MAX_STEPS = 16;

  private AdcFit() {}

  /** Returns the best ADC of a setting. */
  public static ColumnReadout.Converter of(
      ColumnOrder order, ColumnStatistics statistics, AlgorithmSetting setting) {
    int bits = setting.integer(Parameter.ADC_BITS);
    return setting.adcLevels() == AdcLevels.UNIFORM
        ? of(order, statistics, bits)
        : levels(order, statistics, bits);
  }

  /** Returns the best nonuniform ADC with this resolution. */
  public static LevelAdc levels(ColumnOrder order, ColumnStatistics statistics, int bits) {
    return LevelFit.of(order, statistics, bits);
  }

  /**
   * Returns the best uniform ADC with this resolution; the finest of equally good ones. After the
   * first steps, larger ones are tried until a range clips no partial sum.
   */
  public static ColumnReadout.Adc of(ColumnOrder order, ColumnStatistics statistics, int bits) {
    int leastSum = statistics.leastSum();
    int mostSum = statistics.mostSum();
    ColumnReadout.Adc best = null;
    double least = Double.POSITIVE_INFINITY;
    boolean clips = true;
    for (int step = 0; step < STEPS || (clips && step < MAX_STEPS); step++) {
      var adc = adc(order, bits, step);
      double lost = lost(order, statistics, adc);
      if (lost < least) {
        least = lost;
        best = adc;
      }
      clips = adc.clips(leastSum) || adc.clips(mostSum);
    }
    return best;
  }

  /** Returns the ADC with a step of {@code 2^stepLog2}. */
  public static ColumnReadout.Adc adc(ColumnOrder order, int bits, int stepLog2) {
    boolean isSigned = order.slicing().mapping().isDifferential();
    return new ColumnReadout.Adc(bits, isSigned ? -(1 << (bits - 1 + stepLog2)) : 0, stepLog2);
  }

  /** The squared error of the products, assuming independent columns. */
  static double lost(ColumnOrder order, ColumnStatistics statistics, ColumnReadout.Converter adc) {
    double lost = 0;
    for (int column = 0; column < statistics.columns(); column++) {
      double squares = statistics.meanOf(column, sum -> square(adc.read(sum) - sum));
      lost += squares * order.weight(column);
    }
    return lost;
  }

  private static double square(double error) {
    return error * error;
  }
}
