package org.hcim.simulator.calibration;

import java.util.Arrays;
import org.hcim.simulator.inference.QuantizedLayer.Shortcut;
import org.hcim.simulator.inference.Requantizer;

/**
 * Real multipliers and offsets at the shift of another requantizer; the shift is reduced if a
 * multiplier does not fit.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Requantization(double[] multipliers, double[] offsets, Requantizer base) {

  /** Returns the requantizer in integers. */
  Requantizer requantizer() {
    double unit = unit();
    var whole = new int[multipliers.length];
    var addends = new long[multipliers.length];
    Arrays.setAll(whole, i -> (int) Math.rint(multipliers[i] * unit));
    Arrays.setAll(addends, i -> (long) Math.rint(offsets[i] * unit));
    return new Requantizer(whole, addends, base.shift() - dropped(), base.codes());
  }

  /** Returns a shortcut at the same shift. */
  Shortcut shortcut(Shortcut given) {
    return new Shortcut(
        given.input(), (int) Math.rint(given.multiplier() * unit()), given.stride());
  }

  private double unit() {
    return 1.0 / (1L << dropped());
  }

  /** The number of places by which the shift is reduced. */
  private int dropped() {
    double most = Arrays.stream(multipliers).map(Math::abs).max().orElse(0);
    int dropped = 0;
    while (most / (1L << dropped) > Integer.MAX_VALUE - 1.0) {
      dropped++;
    }
    return dropped;
  }
}
