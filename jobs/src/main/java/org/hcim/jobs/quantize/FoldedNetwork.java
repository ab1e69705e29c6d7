package org.hcim.jobs.quantize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.Check;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.Add;
import org.hcim.importer.onnx.FoldedStep;
import org.hcim.importer.onnx.ImportedNetwork;
import org.hcim.importer.onnx.Quantization;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.FusedNetwork;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Refusals;
import org.hcim.simulator.quantization.ActivationFunction;
import org.hcim.simulator.quantization.FloatLayer;
import org.hcim.simulator.quantization.FloatLayer.Limits;
import org.hcim.simulator.quantization.FloatNetwork;
import org.hcim.simulator.quantization.StatedCodes;
import org.hcim.simulator.quantization.StatedCodes.Activations;

/** An imported network as simulator layers, with all steps folded into its products. */
public final class FoldedNetwork {

  private final ImportedNetwork imported;
  private final Refusals refusals;
  private final FusedNetwork fused;
  private final List<FloatLayer> layers = new ArrayList<>();
  private final Map<String, Activations> codes = new HashMap<>();
  private final Map<String, String> read = new HashMap<>();

  private FoldedNetwork(ImportedNetwork imported) {
    this.imported = imported;
    refusals = new Refusals(imported.graph().name(), "cannot be quantized");
    fused = FusedNetwork.of(imported.graph(), refusals);
  }

  /**
   * Converts an imported network; one that is already quantized keeps its codes.
   *
   * @throws InvalidDesignException naming every layer that the simulator cannot run, with the
   *     reason
   */
  public static FloatNetwork of(ImportedNetwork imported) {
    var folded = new FoldedNetwork(imported);
    for (FusedLayer layer : folded.fused.layers()) {
      folded.tryAdd(layer);
    }
    folded.refusals.throwIfAny();
    return new FloatNetwork(
        imported.graph().name(),
        folded.fused.input(),
        folded.layers,
        Optional.ofNullable(folded.codes.get(QuantizedNetwork.INPUT)));
  }

  private void tryAdd(FusedLayer layer) {
    String kind = layer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    try {
      if (layer instanceof FusedLayer.Product product) {
        add(product);
      } else if (layer instanceof FusedLayer.Pool pool) {
        pool(pool);
      } else if (layer instanceof FusedLayer.Gelu gelu) {
        add(gelu);
      } else {
        throw new InvalidDesignException("attention and normalization of tokens are not quantized");
      }
    } catch (InvalidDesignException e) {
      refusals.add(layer.name(), kind, e.getMessage());
    }
  }

  private void add(FusedLayer.Product product) {
    var weights = new RealWeights(imported.of(product.name()), product.to().channels());
    imported.of(product.name()).steps().forEach(weights::fold);
    layers.add(product(product, weights));
    weights.function().ifPresent(function -> add(product.name(), function));
  }

  /** Adds a function that is a node of the graph. */
  private void add(FusedLayer.Gelu gelu) {
    boolean isOfProduct =
        layers.stream()
                .anyMatch(
                    layer ->
                        layer instanceof FloatLayer.Product product
                            && layer.name().equals(gelu.input())
                            && !product.limits().isRectified())
            && fused.readersOf(gelu.input()).size() == 1
            && !read.containsKey(gelu.input());
    Check.check(
        isOfProduct && imported.of(gelu.name()).steps().isEmpty() && codes.isEmpty(),
        "a function must be behind a product that nothing else reads, and without steps behind it");
    layers.add(
        new FloatLayer.Function(
            gelu.name(), gelu.input(), ActivationFunction.find("Gelu", Map.of()).orElseThrow()));
  }

  /** Adds a function as a separate layer, which later layers read instead of the product. */
  private void add(String product, ActivationFunction function) {
    String name = product + "." + function.name().toLowerCase(Locale.ROOT);
    layers.add(new FloatLayer.Function(name, product, function));
    read.put(product, name);
  }

  private FusedLayer.Product renamed(FusedLayer.Product product) {
    return new FusedLayer.Product(
        product.name(),
        read(product.input()),
        product.from(),
        product.to(),
        product.window(),
        product.groups(),
        product.skip().map(skip -> new FusedLayer.Skip(read(skip.input()), skip.stride())));
  }

  private String read(String layer) {
    return read.getOrDefault(layer, layer);
  }

  private FloatLayer product(FusedLayer.Product product, RealWeights weights) {
    if (product.skip().isPresent()) {
      Check.check(
          !weights.isClamped(),
          "its activations are clamped, rounded or of a function before the sum");
      clamp(weights, sum(product));
    }
    boolean isLast = fused.end().contains(product);
    Check.check(
        !isLast || !weights.isClamped() || weights.isRounded(), "the last layer must have no ReLU");
    weights.stated().ifPresent(stated -> state(product, stated, isLast));
    Optional<FusedLayer.Pool> mean =
        isLast ? fused.meanBefore(product).filter(this::isPartOfTheEnd) : Optional.empty();
    return mean.map(pool -> withMean(product, pool, weights))
        .orElseGet(
            () ->
                new FloatLayer.Product(
                    renamed(product),
                    weights.weights(),
                    weights.bias(),
                    isLast ? Limits.NONE : weights.limits(),
                    weights.stated()));
  }

  /** Records the codes of a layer, and checks that its input codes match those it receives. */
  private void state(FusedLayer.Product product, StatedCodes stated, boolean isLast) {
    Optional<Quantization> quantized = imported.of(product.name()).inputQuantization();
    Check.check(quantized.isPresent(), "its weights are codes and its inputs are not");
    Check.check(
        isLast || stated.activations().isPresent(), "its weights are codes, its results are not");
    Activations inputs = StatedSteps.ofActivations(quantized.get());
    if (product.input().equals(QuantizedNetwork.INPUT)) {
      codes.putIfAbsent(QuantizedNetwork.INPUT, inputs);
    }
    Check.check(
        inputs.equals(codes.get(product.input())),
        "its inputs (%s) must be the codes that layer %s makes",
        inputs,
        product.input());
    stated.activations().ifPresent(made -> codes.put(product.name(), made));
  }

  /** Folds the steps after a sum; functions and rounding become part of the requantization. */
  private void clamp(RealWeights weights, String sum) {
    for (FoldedStep step : imported.of(sum).steps()) {
      Check.check(
          step instanceof FoldedStep.Clamp
              || step instanceof FoldedStep.Function
              || step instanceof FoldedStep.Quantize,
          "%s behind the sum must be a function",
          step.node());
      weights.fold(step);
    }
  }

  /** The name of the sum that has a product as an operand. */
  private String sum(FusedLayer.Product product) {
    return imported.graph().readersOf(product.name()).stream()
        .filter(Add.class::isInstance)
        .findFirst()
        .orElseThrow()
        .name();
  }

  /** Merges a global mean into the last layer, so the mean is not rounded. */
  private FloatLayer withMean(
      FusedLayer.Product product, FusedLayer.Pool mean, RealWeights weights) {
    int area = mean.window().height() * mean.window().width();
    var repeated = new double[weights.weights().length * area];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = weights.weights()[i / area] / area;
    }
    var whole =
        new FusedLayer.Product(
            product.name(),
            read(mean.input()),
            mean.from(),
            product.to(),
            mean.window(),
            1,
            product.skip());
    return new FloatLayer.Product(
        whole,
        repeated,
        weights.bias(),
        Limits.NONE,
        weights.stated().map(stated -> divided(stated, area)));
  }

  private static StatedCodes divided(StatedCodes stated, int area) {
    double[] steps = Arrays.stream(stated.weightSteps()).map(step -> step / area).toArray();
    return new StatedCodes(stated.weightBits(), steps, stated.activations());
  }

  /** Returns whether a mean is merged into the last layer, so it is not rounded. */
  private boolean isPartOfTheEnd(FusedLayer.Pool pool) {
    return fused.isMeanOfTheEnd(pool) && imported.of(pool.name()).steps().isEmpty();
  }

  private void pool(FusedLayer.Pool pool) {
    Activations own = codes.get(pool.input());
    for (FoldedStep step : imported.of(pool.name()).steps()) {
      boolean isSame =
          step instanceof FoldedStep.Quantize quantize
              && StatedSteps.ofActivations(quantize.quantization()).equals(own);
      Check.check(isSame, "%s behind a pool must round to the codes that it reads", step.node());
    }
    if (own != null) {
      codes.put(pool.name(), own);
    }
    if (!isPartOfTheEnd(pool)) {
      layers.add(
          new FloatLayer.Pool(
              new FusedLayer.Pool(
                  pool.name(),
                  read(pool.input()),
                  pool.from(),
                  pool.to(),
                  pool.kind(),
                  pool.window())));
    }
  }
}
