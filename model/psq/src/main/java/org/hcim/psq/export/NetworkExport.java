package org.hcim.psq.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.psq.network.LearnedParameters;
import org.hcim.psq.network.PsqNetwork;
import org.hcim.simulator.inference.BatchNorm;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Requantizer;
import org.hcim.simulator.quantization.FloatNetwork;

/**
 * Exports a trained network in integers or in floating point. In integers, batch normalization and
 * the steps of sums, activations and shortcuts become the multipliers and offsets of requantizers.
 */
public final class NetworkExport {

  private final int bits;
  private final Map<String, Double> steps = new HashMap<>();

  private NetworkExport(PsqNetwork network) {
    bits = network.setting().precision().activationBits();
    steps.put(QuantizedNetwork.INPUT, (double) network.inputStep());
  }

  /**
   * Returns the network in integers. In stage QAT, products are exact regardless of the setting.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if the datapath cannot hold the
   *     network
   */
  public static QuantizedNetwork of(PsqNetwork network) {
    var export = new NetworkExport(network);
    var layers = new ArrayList<QuantizedLayer>();
    for (LearnedParameters layer : network.learned()) {
      layers.add(
          layer instanceof LearnedParameters.Pool pool
              ? export.pool(pool)
              : export.product((LearnedParameters.Product) layer));
    }
    return new QuantizedNetwork(network.graph().name(), network.input(), export.bits, layers);
  }

  /** Returns the network in floating point; it must be in stage FLOAT. */
  public static FloatNetwork real(PsqNetwork network) {
    return new FloatNetwork(network.graph().name(), network.input(), network.real());
  }

  private QuantizedLayer pool(LearnedParameters.Pool pool) {
    steps.put(pool.name(), pool.step());
    return new QuantizedLayer.Pool(
        pool.name(), pool.input(), QuantizedLayer.Pool.Kind.MAX, pool.window());
  }

  private QuantizedLayer product(LearnedParameters.Product product) {
    Optional<Requantizer> requantizer = Optional.empty();
    Optional<QuantizedLayer.Shortcut> shortcut = Optional.empty();
    if (product.activationStep().isPresent()) {
      double step = product.activationStep().getAsDouble();
      steps.put(product.name(), step);
      int shift = shift(product, step);
      var norms = product.norms().toArray(BatchNorm[]::new);
      requantizer = Optional.of(Requantizer.fold(norms, product.sumStep(), step, shift, bits));
      shortcut = product.skip().map(skip -> shortcut(skip, step, shift));
    }
    return new QuantizedLayer.Product(
        product.name(),
        product.input(),
        product.window(),
        List.of(product.matrix()),
        requantizer,
        shortcut,
        product.bias());
  }

  private QuantizedLayer.Shortcut shortcut(FusedLayer.Skip skip, double step, int shift) {
    double multiplier = steps.get(skip.input()) / step * (1L << shift);
    return new QuantizedLayer.Shortcut(skip.input(), (int) Math.rint(multiplier), skip.stride());
  }

  /** The largest shift, in bits, at which the largest multiplier still fits in 32 bits. */
  private int shift(LearnedParameters.Product product, double step) {
    double most = product.skip().map(skip -> steps.get(skip.input()) / step).orElse(0.0);
    for (BatchNorm norm : product.norms()) {
      double slope = norm.gamma() / Math.sqrt(norm.variance() + norm.epsilon());
      most = Math.max(most, Math.abs(slope * product.sumStep() / step));
    }
    return Requantizer.shiftFor(most);
  }
}
