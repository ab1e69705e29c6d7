package org.hcim.simulator.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.hcim.simulator.inference.Codes;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.Lookup;
import org.hcim.simulator.inference.Preprocessing;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Simulator;
import org.hcim.simulator.inference.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Values of functions by their formulas, and networks with their tables. */
class ActivationFunctionTest {

  static final List<String> NAMES = ActivationFunction.NAMES;

  /** Values of the formulas, computed elsewhere to ten digits. */
  @ParameterizedTest
  @CsvSource({
    "Sigmoid, 1, 0.7310585786",
    "Sigmoid, -1, 0.2689414214",
    "Tanh, 1, 0.7615941560",
    "HardSwish, 1, 0.6666666667",
    "HardSwish, -3, 0",
    "HardSwish, 4, 4",
    "Swish, 1, 0.7310585786",
    "Swish, -2, -0.2384058440",
    "Gelu, 1, 0.8411919906",
    "Softplus, 0, 0.6931471806",
    "Softplus, 800, 800",
    "Mish, 1, 0.8650983883"
  })
  void valuesAreThoseOfTheFormulas(String name, double x, double expected) {
    assertThat(function(name).real().applyAsDouble(x)).isCloseTo(expected, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({
    "HardSigmoid, 0.2, 0.5, 1, 0.7",
    "HardSigmoid, 0.25, 0.5, -3, 0",
    "LeakyRelu, 0.1, 0, -2, -0.2",
    "LeakyRelu, 0.1, 0, 2, 2",
    "Elu, 2, 0, -1, -1.2642411177",
    "QuickGelu, 1.702, 0, 1, 0.8457957659"
  })
  void parametersCount(String name, double alpha, double beta, double x, double expected) {
    var with = Map.of("alpha", alpha, "beta", beta);

    double value = ActivationFunction.find(name, with).orElseThrow().real().applyAsDouble(x);

    assertThat(value).isCloseTo(expected, within(1e-9));
  }

  @Test
  void othersAreNotKnown() {
    assertThat(ActivationFunction.find("Softsign", Map.of())).isEmpty();
  }

  /** About 6 dB per bit; a table or a step that is wrong would cost far more. */
  @ParameterizedTest
  @FieldSource("NAMES")
  void networksFollowTheRealOnes(String name) throws IOException {
    double eight = decibels(name, 8);

    assertThat(eight).isGreaterThan(25);
    assertThat(eight - decibels(name, 4)).isBetween(8.0, 32.0);
  }

  @Test
  void codesHaveSignsWhereTheyLoseLess() throws IOException {
    assertThat(lookup("Tanh").codes()).isEqualTo(Codes.signed(4));
    assertThat(lookup("Sigmoid").codes()).isEqualTo(Codes.unsigned(4));
    assertThat(lookup("Tanh").table()).hasSize(256).isSorted();
  }

  private static Lookup lookup(String name) throws IOException {
    return (Lookup) quantized(name, 4).layers().get(1);
  }

  private static ActivationFunction function(String name) {
    return ActivationFunction.find(name, Map.of()).orElseThrow();
  }

  private static LabeledImages images() throws IOException {
    return Datasets.open(Datasets.BUILTIN, Split.TRAIN, 24);
  }

  private static QuantizedNetwork quantized(String name, int bits) throws IOException {
    AlgorithmSetting crossbars =
        AlgorithmSetting.defaults(ReadoutLevels.IDEAL)
            .with(Parameter.WEIGHT_BITS, bits)
            .with(Parameter.ACTIVATION_BITS, bits);
    return NetworkQuantization.quantize(
        network(name),
        new QuantizationSetting(crossbars, 8, WeightSteps.CHANNEL, RangeRule.MSE),
        Preprocessing.NONE,
        images());
  }

  /** The ratio of results to their errors, after the scale that fits best. */
  private static double decibels(String name, int bits) throws IOException {
    QuantizedNetwork quantized = quantized(name, bits);
    LabeledImages images = images();
    float[][] real = FloatResults.of(network(name), images);
    var codes = new byte[images.count()][];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = images.codes(i, 8);
    }
    int[][] sums = new Simulator(quantized, Comparison.NONE).run(codes);
    double product = 0;
    double square = 0;
    double signal = 0;
    for (int i = 0; i < sums.length; i++) {
      for (int k = 0; k < sums[i].length; k++) {
        product += (double) real[i][k] * sums[i][k];
        square += (double) sums[i][k] * sums[i][k];
        signal += (double) real[i][k] * real[i][k];
      }
    }
    double noise = signal - product * product / square;
    return 10 * Math.log10(signal / noise);
  }

  /** A convolution, the function, a linear layer. */
  private static FloatNetwork network(String name) {
    var random = new SplittableRandom(11);
    Shape image = new Shape(3, 16, 16);
    Window window = Window.square(3, 2, 1);
    var conv =
        new FusedLayer.Product(
            "conv", "input", image, window.over(image, 8), window, 1, Optional.empty());
    Window whole = new Window(8, 8, 1, 0);
    var last =
        new FusedLayer.Product(
            "fc", "act", conv.to(), whole.over(conv.to(), 10), whole, 1, Optional.empty());
    return new FloatNetwork(
        name,
        image,
        List.of(
            product(conv, random, 27, 3),
            new FloatLayer.Function("act", "conv", function(name)),
            product(last, random, 512, 1)));
  }

  private static FloatLayer product(
      FusedLayer.Product layer, SplittableRandom random, int inputs, double deviation) {
    var bias = new double[layer.to().channels()];
    var weights = new double[inputs * bias.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = random.nextGaussian() * deviation / Math.sqrt(inputs);
    }
    return new FloatLayer.Product(layer, weights, bias, FloatLayer.Limits.NONE);
  }
}
