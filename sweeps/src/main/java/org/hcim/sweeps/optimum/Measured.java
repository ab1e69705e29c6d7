package org.hcim.sweeps.optimum;

import java.util.Optional;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.sweeps.space.Slot;

/**
 * The measured figures of a network with an algorithm setting.
 *
 * @param top1Pct accuracy in percent; NaN if unknown
 * @param lossPoints percentage points below the reference; NaN if unknown
 * @param zeros the measured zeros of ternary partial sums that replace the zeros of a design; empty
 *     if the design keeps its zeros
 */
public record Measured(double top1Pct, double lossPoints, Optional<Zeros> zeros) {

  /** All figures are unknown. */
  public static final Measured UNKNOWN = new Measured(Double.NaN, Double.NaN, Optional.empty());

  /** Figures without zeros. */
  public static Measured of(double top1Pct, double lossPoints) {
    return new Measured(top1Pct, lossPoints, Optional.empty());
  }

  /**
   * Measured fractions of zeros.
   *
   * @param frac the fraction over all layers together
   * @param leastFrac the least fraction of a layer
   * @param mostFrac the greatest fraction of a layer
   * @param network the network with the fraction of each layer
   */
  public record Zeros(double frac, double leastFrac, double mostFrac, NetworkProfile network) {}

  /** The network of a design, with measured zeros if they replace the design's zeros. */
  NetworkProfile network(Object[] values, NetworkProfile own) {
    return isTernary(values) && zeros.isPresent() ? zeros.get().network() : own;
  }

  /**
   * The values of a design, with the measured fraction of zeros if it replaces the design's
   * fraction.
   */
  Object[] in(Object[] values) {
    return isTernary(values) && zeros.isPresent()
        ? withZeroFrac(values, zeros.get().frac())
        : values;
  }

  static boolean isTernary(Object[] values) {
    return values[Slot.of(Parameter.READOUT)] == ReadoutKind.TERNARY;
  }

  static Object[] withZeroFrac(Object[] values, double frac) {
    Object[] replaced = values.clone();
    replaced[Slot.of(Parameter.TERNARY_ZERO_FRAC)] = frac;
    return replaced;
  }
}
