package org.hcim.psq.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hcim.psq.layer.ProductFixture.codes;
import static org.hcim.psq.layer.ProductFixture.floats;
import static org.hcim.psq.layer.ProductFixture.kernel;
import static org.hcim.psq.layer.ProductFixture.maps;
import static org.hcim.psq.layer.ProductFixture.setting;
import static org.hcim.psq.layer.ProductFixture.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.psq.quantizer.GradientRule;
import org.hcim.simulator.crossbar.Inputs;
import org.hcim.simulator.crossbar.Kernel;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrossbarProductTest {

  static IntStream seeds() {
    return IntStream.range(0, 120);
  }

  /** The graph is another implementation of the datapath: every sum is that of the kernels. */
  @ParameterizedTest
  @MethodSource("seeds")
  void sumsAreThoseOfTheHardware(int seed) {
    var random = new SplittableRandom(seed);
    AlgorithmSetting setting = setting(random);
    int inputs = 1 + random.nextInt(200);
    int outputs = 1 + random.nextInt(12);
    int positions = 1 + random.nextInt(20);
    byte[] weights = weights(random, inputs * outputs, setting);
    byte[] activations =
        codes(random, inputs * positions, setting.precision().activationBits(), false);
    try (var manager = NDManager.newBaseManager()) {
      var fixture = ProductFixture.linear(manager, inputs, outputs, setting, thresholds(random));
      CrossbarProduct product = fixture.product();
      var operands =
          fixture.operands(
              maps(manager, activations, inputs, positions),
              kernel(manager, weights, inputs, outputs));
      var pass = Pass.inference(fixture.pass().store(), manager);
      product.calibrate(pass, operands);
      float[] graph = product.apply(pass, operands).toFloatArray();

      var matrix = product.matrix(weights, fixture.unit());
      var sums = new int[outputs * positions];
      Kernel.forFew(matrix).multiply(Inputs.of(activations, positions), sums);
      double unit = product.sumStep(fixture.unit());
      for (int position = 0; position < positions; position++) {
        for (int output = 0; output < outputs; output++) {
          assertThat(graph[position * outputs + output] / unit)
              .as("output %d at %d, %s", output, position, setting)
              .isCloseTo(sums[output * positions + position], within(1e-2));
        }
      }
    }
  }

  private static ThresholdRule thresholds(SplittableRandom random) {
    var thresholds = ThresholdRule.values();
    return thresholds[random.nextInt(thresholds.length)];
  }

  /** Maps with edges, strides and several images a block: every sum is that of the kernels. */
  @ParameterizedTest
  @MethodSource("few")
  void sumsOfConvolutionsAreThoseOfTheHardware(int seed) {
    var random = new SplittableRandom(seed);
    AlgorithmSetting setting = setting(random);
    int size = 3 + random.nextInt(10);
    int images = 1 + random.nextInt(20);
    var from = new Shape(1 + random.nextInt(12), size, size + random.nextInt(3));
    var window = Window.square(3, 1 + random.nextInt(2), random.nextInt(2));
    var geometry = Geometry.of(from, window);
    int outputs = 1 + random.nextInt(5);
    Shape to = window.over(from, outputs);
    var learning = new LearningRule(GradientRule.ALL_PARTIAL_SUMS, to.positions());
    int bits = setting.precision().activationBits();
    byte[] codes = codes(random, images * (int) from.elements(), bits, false);
    byte[] weights = weights(random, outputs * geometry.inputs(), setting);
    try (var manager = NDManager.newBaseManager()) {
      var fixture =
          ProductFixture.of(manager, geometry, outputs, learning, setting, ThresholdRule.ALPHA);
      NDArray kernel = manager.create(floats(weights)).reshape(geometry.weights(outputs));
      NDArray maps =
          manager
              .create(floats(codes))
              .reshape(images, from.channels(), from.height(), from.width());
      var operands = fixture.operands(geometry.prepare(maps), kernel);
      var pass = Pass.inference(fixture.pass().store(), manager);
      CrossbarProduct product = fixture.product();
      product.calibrate(pass, operands);
      float[] graph = product.apply(pass, operands).toFloatArray();

      var matrix = product.matrix(weights, fixture.unit());
      byte[] rows = unfolded(codes, from, window, images);
      int positions = images * to.positions();
      var sums = new int[outputs * positions];
      Kernel.forFew(matrix).multiply(Inputs.of(rows, positions), sums);
      double unit = product.sumStep(fixture.unit());
      for (int i = 0; i < graph.length; i++) {
        int place = i % to.positions();
        int output = i / to.positions() % outputs;
        int image = i / to.positions() / outputs;
        assertThat(graph[i] / unit)
            .as("image %d, output %d, place %d of %s", image, output, place, setting)
            .isCloseTo(sums[output * positions + image * to.positions() + place], within(1e-2));
      }
    }
  }

  static IntStream few() {
    return IntStream.range(1000, 1060);
  }

  /** Input by input, image by image, place by place. */
  private static byte[] unfolded(byte[] codes, Shape from, Window window, int images) {
    Shape to = window.over(from, 1);
    int inputs = from.channels() * window.height() * window.width();
    var rows = new byte[inputs * images * to.positions()];
    int at = 0;
    for (int input = 0; input < inputs; input++) {
      int channel = input / window.height() / window.width();
      for (int image = 0; image < images; image++) {
        for (int place = 0; place < to.positions(); place++) {
          int y =
              place / to.width() * window.stride()
                  + input / window.width() % window.height()
                  - window.padding();
          int x = place % to.width() * window.stride() + input % window.width() - window.padding();
          boolean inside = y >= 0 && y < from.height() && x >= 0 && x < from.width();
          int map = (image * from.channels() + channel) * from.positions();
          rows[at++] = inside ? codes[map + y * from.width() + x] : 0;
        }
      }
    }
    return rows;
  }

  /** The predecessor's comparators change at half of each column's own scale factor. */
  @Test
  void halfScaleThresholdsAreThoseOfEachColumn() {
    var random = new SplittableRandom(5);
    byte[] weights = codes(random, 40, 4, true);
    byte[] activations = codes(random, 40 * 30, 4, false);
    var setting =
        AlgorithmSetting.defaults(ReadoutLevels.TERNARY)
            .with(org.hcim.accelerator.design.Parameter.XBAR_ROWS, 64);
    try (var manager = NDManager.newBaseManager()) {
      var fixture = ProductFixture.linear(manager, 40, 1, setting, ThresholdRule.HALF_SCALE);
      var operands =
          fixture.operands(maps(manager, activations, 40, 30), kernel(manager, weights, 40, 1));
      var pass = Pass.inference(fixture.pass().store(), manager);
      fixture.product().calibrate(pass, operands);
      float[] graph = fixture.product().apply(pass, operands).toFloatArray();

      float[] scales = fixture.parameter("scaleFactors").getArray().toFloatArray();
      float step = Values.get(fixture.parameter("scaleFactorStep"));
      int zeros = 0;
      for (int position = 0; position < 30; position++) {
        double sum = 0;
        for (int slice = 0; slice < 4; slice++) {
          for (int stream = 0; stream < 4; stream++) {
            long code = Math.round(Math.max(1, Math.min(15, scales[slice * 4 + stream] / step)));
            double threshold = code * step / fixture.unit() / (1 << stream) / 2;
            int partialSum = 0;
            for (int i = 0; i < 40; i++) {
              int digit = (Math.abs(weights[i]) >> slice & 1) * Integer.signum(weights[i]);
              partialSum += digit * (activations[i * 30 + position] >> stream & 1);
            }
            int read = Math.abs(partialSum) < threshold ? 0 : Integer.signum(partialSum);
            zeros += read == 0 ? 1 : 0;
            sum += read * code * (1 << slice);
          }
        }
        assertThat((double) graph[position]).isCloseTo(sum * step, within(1e-3));
      }
      assertThat(zeros).isBetween(1, 30 * 16 - 1);
    }
  }
}
