package org.hcim.simulator.quantization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.simulator.dataset.Datasets;
import org.hcim.simulator.dataset.LabeledImages;
import org.hcim.simulator.dataset.Split;
import org.hcim.simulator.inference.Comparison;
import org.hcim.simulator.inference.FusedLayer;
import org.hcim.simulator.inference.ImageSizing;
import org.hcim.simulator.inference.NetworkFile;
import org.hcim.simulator.inference.Preprocessing;
import org.hcim.simulator.inference.Preprocessing.ChannelOrder;
import org.hcim.simulator.inference.QuantizedLayer;
import org.hcim.simulator.inference.QuantizedNetwork;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Simulator;
import org.hcim.simulator.inference.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkQuantizationTest {

  private static final double[] MEANS = {0.5, 0.4, 0.3};
  private static final double[] DEVIATIONS = {0.25, 0.2, 0.3};

  /**
   * Published experience for such networks: 44.6, 33.2 and 19.6 dB at 8, 6 and 4 bits, about 6 dB a
   * bit; several dB less would be a fault.
   */
  @Test
  void resultsFollowTheRealOnesByAboutSixDecibelsABit() throws IOException {
    double eight = decibels(8, RangeRule.MSE, WeightSteps.CHANNEL);
    double six = decibels(6, RangeRule.MSE, WeightSteps.CHANNEL);
    double four = decibels(4, RangeRule.MSE, WeightSteps.CHANNEL);

    assertThat(eight).isGreaterThan(32);
    assertThat(eight - six).isBetween(7.0, 17.0);
    assertThat(six - four).isBetween(7.0, 17.0);
    assertThat(decibels(4, RangeRule.MSE, WeightSteps.TENSOR)).isLessThan(four);
  }

  @ParameterizedTest
  @EnumSource(RangeRule.class)
  void everyRangeRuleKeepsEightBitResults(RangeRule rule) throws IOException {
    assertThat(decibels(8, rule, WeightSteps.CHANNEL)).isGreaterThan(20);
  }

  /** The folded normalization and the border instead of padding change no result. */
  @Test
  void aNetworkOnPixelsEqualsTheOneOnNormalizedImages() throws IOException {
    FloatNetwork network = residual();
    FloatNetwork onPixels = network.onPixels(MEANS, DEVIATIONS);
    LabeledImages images = images().prepared(preprocessing());

    float[][] results = FloatResults.of(onPixels, images);

    for (int image = 0; image < 5; image++) {
      double[] expected = new NaiveFloatNetwork(network).run(normalized(image));
      for (int i = 0; i < expected.length; i++) {
        // the border has 8 bits
        assertThat((double) results[image][i]).isCloseTo(expected[i], within(0.02));
      }
    }
  }

  /** Biases take over what rounding moves the means of channels by. */
  @Test
  void meansOfChannelsStay() throws IOException {
    QuantizedNetwork quantized = quantized(4, RangeRule.MSE, WeightSteps.TENSOR);
    double[][] real = results(residual());
    int[][] sums = new Simulator(quantized, Comparison.NONE).run(codes(quantized));
    double step = step(real, sums);
    for (int i = 0; i < real[0].length; i++) {
      double mean = 0;
      double read = 0;
      double magnitude = 0;
      for (int image = 0; image < real.length; image++) {
        mean += real[image][i] / real.length;
        read += sums[image][i] * step / real.length;
        magnitude += Math.abs(real[image][i]) / real.length;
      }
      assertThat(read).isCloseTo(mean, within(0.05 * magnitude + 0.02));
    }
  }

  @Test
  void theFileKeepsBiasAndPreprocessing(@TempDir Path folder) throws IOException {
    QuantizedNetwork network = quantized(4, RangeRule.MSE, WeightSteps.CHANNEL);

    NetworkFile.write(network, folder.resolve("net.hcimq"));

    assertThat(NetworkFile.read(folder.resolve("net.hcimq"))).isEqualTo(network);
    assertThat(network.preprocessing().fill()).containsExactly(128, 102, 77);
    var last = (QuantizedLayer.Product) network.layers().get(network.layers().size() - 1);
    assertThat(last.bias()).hasSize(10).anyMatch(bias -> bias != 0);
  }

  @Test
  void layersWithoutRectifierHaveSignedActivations() throws IOException {
    QuantizedNetwork network = quantized(4, RangeRule.MSE, WeightSteps.CHANNEL);

    assertThat(network.codes("shortcut").least()).isEqualTo(-8);
    assertThat(network.codes("conv2").least()).isEqualTo(0);
  }

  @Test
  void refusesAClampThatIsNoRectifier() {
    assertThatThrownBy(() -> new FloatLayer.Limits(-1, 1))
        .hasMessage(
            "activations clamped from -1.0 to 1.0 must be clamped from 0 up, or not at all");
  }

  private static double decibels(int bits, RangeRule rule, WeightSteps steps) throws IOException {
    double[][] real = results(residual());
    QuantizedNetwork network = quantized(bits, rule, steps);
    int[][] sums = new Simulator(network, Comparison.NONE).run(codes(network));
    double step = step(real, sums);
    double signal = 0;
    double noise = 0;
    for (int image = 0; image < real.length; image++) {
      for (int i = 0; i < real[image].length; i++) {
        double error = real[image][i] - sums[image][i] * step;
        signal += real[image][i] * real[image][i];
        noise += error * error;
      }
    }
    return 10 * Math.log10(signal / noise);
  }

  /** The real value of a sum of 1, by least squares. */
  private static double step(double[][] real, int[][] sums) {
    double product = 0;
    double square = 0;
    for (int image = 0; image < real.length; image++) {
      for (int i = 0; i < real[image].length; i++) {
        product += real[image][i] * sums[image][i];
        square += (double) sums[image][i] * sums[image][i];
      }
    }
    return product / square;
  }

  private static double[][] results(FloatNetwork network) throws IOException {
    var results = new double[images().count()][];
    for (int image = 0; image < results.length; image++) {
      results[image] = new NaiveFloatNetwork(network).run(normalized(image));
    }
    return results;
  }

  private static double[] normalized(int image) throws IOException {
    byte[] pixels = images().pixels(image);
    var numbers = new double[pixels.length];
    int size = images().shape().positions();
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ((pixels[i] & 0xFF) / 255.0 - MEANS[i / size]) / DEVIATIONS[i / size];
    }
    return numbers;
  }

  private static byte[][] codes(QuantizedNetwork network) throws IOException {
    LabeledImages prepared = images().prepared(network.preprocessing());
    var codes = new byte[prepared.count()][];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = prepared.codes(i, network.inputBits());
    }
    return codes;
  }

  private static QuantizedNetwork quantized(int bits, RangeRule rule, WeightSteps steps)
      throws IOException {
    AlgorithmSetting crossbars =
        AlgorithmSetting.defaults(ReadoutLevels.IDEAL)
            .with(Parameter.WEIGHT_BITS, bits)
            .with(Parameter.ACTIVATION_BITS, bits);
    return NetworkQuantization.quantize(
        residual().onPixels(MEANS, DEVIATIONS),
        new QuantizationSetting(crossbars, 8, steps, rule),
        preprocessing(),
        images().prepared(preprocessing()));
  }

  private static Preprocessing preprocessing() {
    return new Preprocessing(ImageSizing.NONE, 1, List.of(128, 102, 77), ChannelOrder.RGB);
  }

  private static LabeledImages images() throws IOException {
    return Datasets.open(Datasets.BUILTIN, Split.TRAIN, 24);
  }

  /** Two convolutions with a projected shortcut, a pool with padding, a last layer. */
  private static FloatNetwork residual() {
    var random = new SplittableRandom(4);
    var conv1 = product("conv1", "input", new Shape(3, 16, 16), 8, Window.square(3, 1, 1), null);
    var pool =
        new FusedLayer.Pool(
            "pool",
            "conv1",
            new Shape(8, 16, 16),
            new Shape(8, 8, 8),
            QuantizedLayer.Pool.Kind.MAX,
            Window.square(3, 2, 1));
    Shape pooled = new Shape(8, 8, 8);
    var shortcut = product("shortcut", "pool", pooled, 12, Window.square(1, 2, 0), null);
    var skip = new FusedLayer.Skip("shortcut", 1);
    var conv2 = product("conv2", "pool", pooled, 12, Window.square(3, 2, 1), skip);
    var last = product("fc", "conv2", new Shape(12, 4, 4), 10, new Window(4, 4, 1, 0), null);
    return new FloatNetwork(
        "residual",
        new Shape(3, 16, 16),
        List.of(
            layer(conv1, random, new FloatLayer.Limits(0, 6)),
            new FloatLayer.Pool(pool),
            layer(shortcut, random, FloatLayer.Limits.NONE),
            layer(conv2, random, new FloatLayer.Limits(0, Double.POSITIVE_INFINITY)),
            layer(last, random, FloatLayer.Limits.NONE)));
  }

  private static FusedLayer.Product product(
      String name, String input, Shape from, int outputs, Window window, FusedLayer.Skip skip) {
    return new FusedLayer.Product(
        name, input, from, window.over(from, outputs), window, 1, Optional.ofNullable(skip));
  }

  /** Normal weights whose deviation differs between outputs by a factor of up to four. */
  private static FloatLayer layer(
      FusedLayer.Product layer, SplittableRandom random, FloatLayer.Limits limits) {
    int inputs = layer.from().channels() * layer.window().height() * layer.window().width();
    var weights = new double[inputs * layer.to().channels()];
    var bias = new double[layer.to().channels()];
    for (int i = 0; i < weights.length; i++) {
      int output = i / inputs;
      double scale = Math.pow(4, output / (double) bias.length) / 2;
      weights[i] = random.nextGaussian() * scale / Math.sqrt(inputs);
    }
    for (int i = 0; i < bias.length; i++) {
      bias[i] = random.nextGaussian() * 0.2;
    }
    return new FloatLayer.Product(layer, weights, bias, limits);
  }
}
