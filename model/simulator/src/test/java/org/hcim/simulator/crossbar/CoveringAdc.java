package org.hcim.simulator.crossbar;

/** ADCs whose range covers given partial sums. */
public final class CoveringAdc {

  private CoveringAdc() {}

  /** The finest ADC with this resolution that clips no partial sum from the least to the most. */
  public static ColumnReadout.Adc of(int bits, int least, int most) {
    int step = 0;
    while (new ColumnReadout.Adc(bits, least, step).clips(most)) {
      step++;
    }
    return new ColumnReadout.Adc(bits, least, step);
  }
}
