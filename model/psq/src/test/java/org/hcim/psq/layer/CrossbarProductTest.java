package org.hcim.psq.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hcim.psq.layer.ProductFixture.codes;
import static org.hcim.psq.layer.ProductFixture.floats;
import static org.hcim.psq.layer.ProductFixture.kernel;
import static org.hcim.psq.layer.ProductFixture.maps;
import static org.hcim.psq.layer.ProductFixture.setting;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.psq.quantizer.ThresholdRule;
import org.hcim.simulator.crossbar.Inputs;
import org.hcim.simulator.crossbar.Kernel;
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
    byte[] weights = codes(random, inputs * outputs, setting.precision().weightBits(), true);
    byte[] activations =
        codes(random, inputs * positions, setting.precision().activationBits(), false);
    try (var manager = NDManager.newBaseManager()) {
      var fixture = ProductFixture.linear(manager, inputs, outputs, setting, ThresholdRule.ALPHA);
      CrossbarProduct product = fixture.product();
      var operands =
          fixture.operands(
              maps(manager, activations, inputs, positions),
              kernel(manager, weights, inputs, outputs));
      var pass = new Pass(fixture.pass().store(), manager, false);
      product.calibrate(pass, operands);
      float[] graph = product.apply(pass, operands).toFloatArray();

      var matrix = product.matrix(weights, outputs, fixture.unit());
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

  /** Loops and operations of the engine: the same sums and the same gradients. */
  @ParameterizedTest
  @MethodSource("few")
  void bothReadingsAgree(int seed) {
    List<float[]> byLoops = trained(seed, HostReadings::new);
    List<float[]> byEngine = trained(seed, TensorReadings::new);

    for (int i = 0; i < byLoops.size(); i++) {
      assertThat(byLoops.get(i)).as("array %d", i).containsExactly(byEngine.get(i), within(1e-3f));
    }
  }

  static IntStream few() {
    return IntStream.range(1000, 1024);
  }

  /** The sums, and what weights and all that is learned get as gradients. */
  private static List<float[]> trained(int seed, Function<Pass, Readings> readings) {
    var random = new SplittableRandom(seed);
    AlgorithmSetting setting = setting(random);
    int outputs = 1 + random.nextInt(5);
    int bits = setting.precision().activationBits();
    var input = new org.hcim.simulator.inference.Shape(1 + random.nextInt(20), 4, 4);
    var geometry = Geometry.of(input, Window.square(3, 1, 1));
    try (var manager = NDManager.newBaseManager();
        var gradients = Engine.getInstance().newGradientCollector()) {
      var fixture = ProductFixture.of(manager, geometry, outputs, 16, setting, ThresholdRule.ALPHA);
      byte[] images = codes(random, 20 * (int) input.elements(), bits, false);
      byte[] kernel =
          codes(random, outputs * geometry.inputs(), setting.precision().weightBits(), true);
      NDArray weights = manager.create(floats(kernel)).reshape(geometry.weights(outputs));
      weights.setRequiresGradient(true);
      NDArray maps = manager.create(floats(images)).reshape(20, input.channels(), 4, 4);
      var operands = fixture.operands(maps, weights);
      Pass pass = fixture.pass();
      fixture.product().calibrate(pass, operands);
      NDArray sums = fixture.product().apply(pass, operands, readings.apply(pass));
      gradients.backward(sums.mul(sums.stopGradient()).mean());
      var all = new ArrayList<>(List.of(sums.toFloatArray(), weights.getGradient().toFloatArray()));
      for (Parameter parameter : fixture.product().parameters()) {
        if (parameter.requiresGradient()) {
          all.add(parameter.getArray().getGradient().toFloatArray());
        }
      }
      return all;
    }
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
      var pass = new Pass(fixture.pass().store(), manager, false);
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
      assertThatThrownBy(() -> fixture.product().matrix(weights, 1, fixture.unit()))
          .isInstanceOf(InvalidDesignException.class)
          .hasMessageContaining("thresholds (half_scale) must be alpha");
    }
  }
}
