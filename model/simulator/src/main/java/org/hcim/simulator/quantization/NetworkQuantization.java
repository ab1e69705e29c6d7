package org.hcim.simulator.quantization;

import static org.hcim.accelerator.design.Check.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.inference.Codes;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.ImageBatch;
import org.hcim.simulator.inference.Lookup;
import org.hcim.simulator.inference.Preprocessing;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedLayer.Shortcut;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Requantizer;
import org.hcim.simulator.inference.Simulator;

/**
 * Quantizes a floating-point network without training, layer by layer on the activations of the
 * layers already quantized. The steps of weights and activations follow from the error on some
 * images; biases then keep the mean of each channel. The resulting products are ideal.
 */
public final class NetworkQuantization {

  private final FloatNetwork network;
  private final QuantizationSetting setting;
  private final List<Pair> pairs = new ArrayList<>();
  private final Map<String, Double> steps = new HashMap<>();
  private final Map<String, Codes> codes = new HashMap<>();

  private NetworkQuantization(FloatNetwork network, QuantizationSetting setting) {
    this.network = network;
    this.setting = setting;
    steps.put(QuantizedNetwork.INPUT, setting.imageStep());
    codes.put(QuantizedNetwork.INPUT, Codes.unsigned(setting.imageBits()));
  }

  /** The same images as real numbers and as codes. */
  private record Pair(FloatRun real, ImageBatch codes) {}

  /**
   * Returns the quantized network with ideal products. A network that is already quantized keeps
   * its codes and steps.
   *
   * @param network network for pixels from 0 to 1
   * @param preprocessing preprocessing that gives the images their shape
   * @param images calibration images, prepared
   */
  public static QuantizedNetwork quantize(
      FloatNetwork network,
      QuantizationSetting setting,
      Preprocessing preprocessing,
      LabeledImages images) {
    check(
        images.shape().equals(network.input()),
        "images (%s) must have the shape that the network takes (%s); %s",
        images.shape().text(),
        network.input().text(),
        images.shape().channels() == network.input().channels()
            ? "--resize and --crop scale them"
            : "no option changes the number of channels");
    var quantization = new NetworkQuantization(network, setting);
    network.images().ifPresent(setting::requireImages);
    int count = network.images().isPresent() ? 0 : images.count();
    for (int first = 0; first < count; first += Simulator.BATCH) {
      quantization.add(images, first, Math.min(count, first + Simulator.BATCH));
    }
    return new QuantizedNetwork(
        network.name(), network.input(), setting.imageBits(), quantization.layers(), preprocessing);
  }

  private void add(LabeledImages images, int first, int end) {
    var pixels = new byte[end - first][];
    var codes = new byte[end - first][];
    for (int i = first; i < end; i++) {
      pixels[i - first] = images.pixels(i);
      codes[i - first] = images.codes(i, setting.imageBits());
    }
    pairs.add(
        new Pair(
            new FloatRun(network.input(), pixels),
            new ImageBatch(network.input(), setting.imageBits(), codes)));
  }

  private List<QuantizedLayer> layers() {
    var layers = new ArrayList<QuantizedLayer>();
    for (int i = 0; i < network.layers().size() - 1; i++) {
      FloatLayer layer = network.layers().get(i);
      QuantizedLayer made = layer(layer);
      layers.add(made);
      List<FloatLayer> remaining = network.layers().subList(i + 1, network.layers().size());
      for (Pair pair : pairs) {
        pair.codes().run(made);
        pair.real().keepFor(remaining);
      }
    }
    layers.add(classifier(network.classifier()));
    return layers;
  }

  private QuantizedLayer layer(FloatLayer layer) {
    if (layer instanceof FloatLayer.Product product) {
      return product(product);
    }
    return layer instanceof FloatLayer.Function function
        ? function(function)
        : pool((FloatLayer.Pool) layer);
  }

  /** Creates a table; its codes are signed if that reduces the error. */
  private QuantizedLayer function(FloatLayer.Function layer) {
    pairs.forEach(pair -> pair.real().run(layer));
    StatedCodes.Activations to = setting.activations(maps(layer.name()));
    List<Integer> table =
        Lookup.table(
            layer.function().real(),
            codes.get(layer.input()),
            steps.get(layer.input()),
            to.codes(),
            to.step());
    steps.put(layer.name(), to.step());
    codes.put(layer.name(), to.codes());
    return new Lookup(layer.name(), layer.input(), table, to.codes());
  }

  private List<FloatMaps> maps(String layer) {
    return pairs.stream().map(pair -> pair.real().of(layer)).toList();
  }

  private boolean isReadByFunction(FloatLayer.Product product) {
    return network.layers().stream()
        .anyMatch(layer -> layer instanceof FloatLayer.Function && layer.reads(product.name()));
  }

  private QuantizedLayer pool(FloatLayer.Pool pool) {
    FusedLayer.Pool layer = pool.layer();
    pairs.forEach(pair -> pair.real().run(pool));
    steps.put(layer.name(), steps.get(layer.input()));
    codes.put(layer.name(), codes.get(layer.input()));
    return new QuantizedLayer.Pool(layer.name(), layer.input(), layer.kind(), layer.window());
  }

  private QuantizedLayer product(FloatLayer.Product product) {
    product.stated().ifPresent(stated -> setting.requireBits(product.name(), stated));
    QuantizedWeights weights = weights(product, setting.steps(), false);
    QuantizedLayer.Product sums = sums(product.layer(), weights, false, List.of());
    double[] sumSteps = sumSteps(product.layer(), weights);
    double[] bias = corrected(product, sums, sumSteps);
    return requantized(sums, product.layer(), sumSteps, bias, activations(product));
  }

  private StatedCodes.Activations activations(FloatLayer.Product product) {
    if (product.stated().isPresent()) {
      return product.stated().get().activations().orElseThrow();
    }
    Codes own =
        isReadByFunction(product)
            ? QuantizationSetting.BEFORE_FUNCTIONS
            : setting.codes(product.limits());
    return StepSearch.activations(own, setting.range(), maps(product.name()));
  }

  private QuantizedLayer requantized(
      QuantizedLayer.Product sums,
      FusedLayer.Product layer,
      double[] sumSteps,
      double[] bias,
      StatedCodes.Activations to) {
    double step = to.step();
    steps.put(layer.name(), step);
    codes.put(layer.name(), to.codes());
    double most = layer.skip().map(skip -> steps.get(skip.input()) / step).orElse(0.0);
    var factors = new double[sumSteps.length];
    Arrays.setAll(factors, i -> sumSteps[i] / step);
    Arrays.setAll(bias, i -> bias[i] / step);
    for (double factor : factors) {
      most = Math.max(most, Math.abs(factor));
    }
    int shift = Requantizer.shiftFor(most);
    return new QuantizedLayer.Product(
        layer.name(),
        layer.input(),
        layer.window(),
        sums.groups(),
        Optional.of(Requantizer.of(factors, bias, shift, to.codes())),
        layer.skip().map(skip -> shortcut(skip, step, shift)));
  }

  private Shortcut shortcut(FusedLayer.Skip skip, double step, int shift) {
    double multiplier = steps.get(skip.input()) / step * (1L << shift);
    return new Shortcut(skip.input(), (int) Math.rint(multiplier), skip.stride());
  }

  private QuantizedLayer classifier(FloatLayer.Product product) {
    FusedLayer.Product layer = product.layer();
    QuantizedWeights weights = weights(product, WeightSteps.TENSOR, true);
    QuantizedLayer.Product sums = sums(layer, weights, true, List.of());
    double[] sumSteps = sumSteps(layer, weights);
    check(
        Arrays.stream(sumSteps).distinct().count() == 1,
        "weights of the last layer %s must share one step: its sums are compared",
        layer.name());
    double[] bias = corrected(product, sums, sumSteps);
    var biasCodes = new ArrayList<Integer>();
    for (int i = 0; i < bias.length; i++) {
      biasCodes.add((int) Math.rint(bias[i] / sumSteps[i]));
    }
    return sums(layer, weights, true, biasCodes);
  }

  private QuantizedWeights weights(
      FloatLayer.Product product, WeightSteps sharing, boolean isClassifier) {
    return product
        .stated()
        .map(stated -> QuantizedWeights.of(product, stated))
        .orElseGet(() -> QuantizedWeights.of(product, sharing, setting.weightBits(isClassifier)));
  }

  private QuantizedLayer.Product sums(
      FusedLayer.Product layer,
      QuantizedWeights weights,
      boolean isClassifier,
      List<Integer> bias) {
    var crossbars = setting.crossbars(codes.get(layer.input()), isClassifier);
    return new QuantizedLayer.Product(
        layer.name(),
        layer.input(),
        layer.window(),
        weights.matrices(crossbars, layer.groups()),
        Optional.empty(),
        Optional.empty(),
        bias);
  }

  private double[] sumSteps(FusedLayer.Product layer, QuantizedWeights weights) {
    double input = steps.get(layer.input());
    return Arrays.stream(weights.steps()).map(step -> step * input).toArray();
  }

  /**
   * Returns the biases with which quantized products have the means of the real ones, and finishes
   * the real products. Products with stated codes keep their biases.
   */
  private double[] corrected(
      FloatLayer.Product product, QuantizedLayer.Product sums, double[] sumSteps) {
    double[] bias = product.bias().clone();
    if (product.stated().isPresent()) {
      return bias;
    }
    long positions = 0;
    var real = new double[bias.length];
    var quantized = new double[bias.length];
    for (Pair pair : pairs) {
      FloatMaps products = pair.real().products(product);
      int[] codes = pair.codes().sums(sums);
      positions += products.numbers()[0].length;
      for (int i = 0; i < codes.length; i++) {
        quantized[i / (codes.length / bias.length)] += codes[i];
      }
      for (int channel = 0; channel < bias.length; channel++) {
        for (float number : products.numbers()[channel]) {
          real[channel] += number;
        }
      }
      pair.real().finish(product, products);
    }
    for (int i = 0; i < bias.length; i++) {
      bias[i] += (real[i] - quantized[i] * sumSteps[i]) / positions;
    }
    return bias;
  }
}
