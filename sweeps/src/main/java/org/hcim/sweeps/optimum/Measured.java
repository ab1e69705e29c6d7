package org.hcim.sweeps.optimum;

import java.util.Optional;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutKind;
import org.hcim.sweeps.space.Slot;

/**
 * The measured figures of a network with an algorithm setting.
 *
 * @param top1Pct accuracy in percent; NaN where unknown
 * @param lossPoints percentage points below the reference; NaN where unknown
 * @param zeros the zeros of ternary partial sums that replace those of a design; empty where it
 *     keeps its own
 */
public record Measured(double top1Pct, double lossPoints, Optional<Zeros> zeros) {

  /** No figure is known. */
  public static final Measured UNKNOWN = new Measured(Double.NaN, Double.NaN, Optional.empty());

  /** Figures without zeros. */
  public static Measured of(double top1Pct, double lossPoints) {
    return new Measured(top1Pct, lossPoints, Optional.empty());
  }

  /**
   * Measured fractions of zeros.
   *
   * @param frac of all layers together
   * @param leastFrac the least of a layer
   * @param mostFrac the greatest of a layer
   * @param network the network with the fractions of its layers
   */
  public record Zeros(double frac, double leastFrac, double mostFrac, NetworkProfile network) {}

  /** The network of a design, with measured zeros if they replace those of the design. */
  NetworkProfile network(Object[] values, NetworkProfile own) {
    return isTernary(values) && zeros.isPresent() ? zeros.get().network() : own;
  }

  /** The values of a design, with the measured fraction if it replaces that of the design. */
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
