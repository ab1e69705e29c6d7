package org.hcim.jobs.quantize;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hcim.accelerator.design.Check;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Add;
import org.hcim.importer.onnx.FoldedStep;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.FusedNetwork;
import org.hcim.simulator.inference.Refusals;
import org.hcim.simulator.quantization.FloatLayer;
import org.hcim.simulator.quantization.FloatNetwork;

/** An imported network in the layers of the simulator, with everything folded into its products. */
public final class FoldedNetwork {

  private final ImportedNetwork imported;
  private final Refusals refusals;
  private final FusedNetwork fused;
  private final List<FloatLayer> layers = new ArrayList<>();

  private FoldedNetwork(ImportedNetwork imported) {
    this.imported = imported;
    refusals = new Refusals(imported.graph().name(), "cannot be quantized");
    fused = FusedNetwork.of(imported.graph(), refusals);
  }

  /**
   * The network of an import.
   *
   * @throws InvalidDesignException with every layer that the simulator cannot run, and why
   */
  public static FloatNetwork of(ImportedNetwork imported) {
    var folded = new FoldedNetwork(imported);
    for (FusedLayer layer : folded.fused.layers()) {
      folded.tryAdd(layer);
    }
    folded.refusals.throwIfAny();
    return new FloatNetwork(imported.graph().name(), folded.fused.input(), folded.layers);
  }

  private void tryAdd(FusedLayer layer) {
    String kind = layer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    try {
      if (layer instanceof FusedLayer.Product product) {
        layers.add(product(product));
      } else if (layer instanceof FusedLayer.Pool pool) {
        pool(pool);
      } else {
        throw new InvalidDesignException(
            "attention, normalization of tokens and their functions are not quantized");
      }
    } catch (InvalidDesignException e) {
      refusals.add(layer.name(), kind, e.getMessage());
    }
  }

  private FloatLayer product(FusedLayer.Product product) {
    var weights = new RealWeights(imported.of(product.name()), product.to().channels());
    imported.of(product.name()).steps().forEach(weights::fold);
    if (product.skip().isPresent()) {
      Check.check(!weights.isClamped(), "its activations are clamped before the sum");
      clamp(weights, sum(product));
    }
    boolean isLast = fused.end().contains(product);
    Check.check(!isLast || !weights.isClamped(), "the last layer must have no ReLU");
    Optional<FusedLayer.Pool> mean = isLast ? fused.meanBefore(product) : Optional.empty();
    return mean.map(pool -> withMean(product, pool, weights))
        .orElseGet(
            () ->
                new FloatLayer.Product(
                    product, weights.weights(), weights.bias(), weights.limits()));
  }

  /** The steps behind a sum, of which only a clamp is part of the requantization. */
  private void clamp(RealWeights weights, String sum) {
    for (FoldedStep step : imported.of(sum).steps()) {
      Check.check(
          step instanceof FoldedStep.Clamp, "%s behind the sum must be a ReLU", step.node());
      weights.fold(step);
    }
  }

  /** The name of the sum that a product is an operand of. */
  private String sum(FusedLayer.Product product) {
    return imported.graph().readersOf(product.name()).stream()
        .filter(Add.class::isInstance)
        .findFirst()
        .orElseThrow()
        .name();
  }

  /** The mean over whole maps as a part of the last layer, so that it is not rounded. */
  private static FloatLayer withMean(
      FusedLayer.Product product, FusedLayer.Pool mean, RealWeights weights) {
    int area = mean.window().height() * mean.window().width();
    var repeated = new double[weights.weights().length * area];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = weights.weights()[i / area] / area;
    }
    var whole =
        new FusedLayer.Product(
            product.name(),
            mean.input(),
            mean.from(),
            product.to(),
            mean.window(),
            1,
            product.skip());
    return new FloatLayer.Product(whole, repeated, weights.bias(), weights.limits());
  }

  private void pool(FusedLayer.Pool pool) {
    Check.check(
        imported.of(pool.name()).steps().isEmpty(), "steps behind a pool are not quantized");
    if (!fused.isMeanOfTheEnd(pool)) {
      layers.add(new FloatLayer.Pool(pool));
    }
  }
}
