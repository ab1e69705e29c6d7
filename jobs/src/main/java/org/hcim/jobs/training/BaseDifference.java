package org.hcim.jobs.training;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedLayer.Product;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Requantizer;

/** Compares a base network with the network from which its training starts. */
public final class BaseDifference {

  /** Relative tolerance: steps and statistics of a training have 24 bits. */
  private static final double ROUNDING = 1e-5;

  /** Tolerance of an offset in activations, for a difference of rounded numbers. */
  private static final double OFFSET = 1e-3;

  private BaseDifference() {}

  /**
   * Rejects a start that computes another function than the base network.
   *
   * @param base the base network, with ideal products
   * @param start the network that the trainer derives from its weights
   * @throws org.hcim.accelerator.design.InvalidDesignException naming the layer
   */
  public static void refuse(QuantizedNetwork base, QuantizedNetwork start) {
    check(
        names(base).equals(names(start)),
        "layers of the base network (%s) must be those that are trained (%s)",
        names(base),
        names(start));
    for (int i = 0; i < base.layers().size(); i++) {
      QuantizedLayer layer = base.layers().get(i);
      check(
          isSame(layer, start.layers().get(i)),
          "layer %s of the base network must be the one that is trained, with the same weights",
          layer.name());
    }
  }

  private static List<String> names(QuantizedNetwork network) {
    return network.layers().stream().map(QuantizedLayer::name).toList();
  }

  private static boolean isSame(QuantizedLayer base, QuantizedLayer start) {
    if (!(base instanceof Product own) || !(start instanceof Product made)) {
      return base.equals(start);
    }
    return own.input().equals(made.input())
        && own.window().equals(made.window())
        && own.groups().get(0).weights().equals(made.groups().get(0).weights())
        && own.bias().equals(made.bias())
        && own.requantizer().isPresent() == made.requantizer().isPresent()
        && own.requantizer().stream().allMatch(each -> isNear(each, made.requantizer().get()))
        && hasSameShortcut(own, made);
  }

  private static boolean hasSameShortcut(Product own, Product made) {
    if (own.shortcut().isEmpty() || made.shortcut().isEmpty()) {
      return own.shortcut().isEmpty() && made.shortcut().isEmpty();
    }
    var base = own.shortcut().get();
    var start = made.shortcut().get();
    return base.input().equals(start.input())
        && base.stride() == start.stride()
        && isNear(
            base.multiplier() * unit(own.requantizer().orElseThrow()),
            start.multiplier() * unit(made.requantizer().orElseThrow()),
            unit(made.requantizer().orElseThrow()));
  }

  private static boolean isNear(Requantizer base, Requantizer start) {
    double whole = Math.max(unit(base), unit(start));
    boolean isNear = base.codes().equals(start.codes()) && base.channels() == start.channels();
    for (int i = 0; isNear && i < base.channels(); i++) {
      isNear =
          isNear(base.multipliers()[i] * unit(base), start.multipliers()[i] * unit(start), whole)
              && isNear(base.offsets()[i] * unit(base), start.offsets()[i] * unit(start), OFFSET);
    }
    return isNear;
  }

  /** The activation change per unit of a multiplier. */
  private static double unit(Requantizer requantizer) {
    return 1.0 / (1L << requantizer.shift());
  }

  private static boolean isNear(double base, double start, double least) {
    return Math.abs(base - start) <= least + ROUNDING * Math.max(Math.abs(base), Math.abs(start));
  }
}
