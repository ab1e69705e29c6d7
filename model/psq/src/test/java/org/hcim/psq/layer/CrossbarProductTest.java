package org.hcim.psq.layer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Conversion;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.accelerator.function.Inputs;
import org.hcim.accelerator.function.Kernel;
import org.hcim.accelerator.quantized.Window;
import org.hcim.psq.quantiser.ThresholdRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrossbarProductTest {

  private static final float STEP = 0.125f;

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
      var geometry =
          Geometry.of(new org.hcim.accelerator.quantized.Shape(inputs, 1, 1), Window.POINT);
      CrossbarProduct product =
          CrossbarProduct.of("layer", geometry, outputs, 1, setting, ThresholdRule.ALPHA)
              .orElseThrow();
      product.parameters().forEach(parameter -> parameter.initialize(manager, DataType.FLOAT32));
      var pass = new Pass(new ParameterStore(manager, false), manager, false);
      NDArray step = manager.create(STEP);
      var operands =
          new Operands(
              new Signal(maps(manager, activations, inputs, positions), step),
              new Signal(kernel(manager, weights, inputs, outputs), step));
      product.calibrate(pass, operands);
      float[] graph = product.apply(pass, operands).toFloatArray();

      var matrix = product.matrix(weights, outputs, STEP * STEP);
      var sums = new int[outputs * positions];
      Kernel.forFew(matrix).multiply(Inputs.of(activations, positions), sums);
      double unit = product.sumStep(STEP * STEP);
      for (int position = 0; position < positions; position++) {
        for (int output = 0; output < outputs; output++) {
          assertThat(graph[position * outputs + output] / unit)
              .as("output %d at %d, %s", output, position, setting)
              .isCloseTo(
                  sums[output * positions + position],
                  org.assertj.core.api.Assertions.within(1e-2));
        }
      }
    }
  }

  /**
   * An ADC that clips nothing is saturated nowhere: gradients are those of the exact product. With
   * comparators a share of it passes, between none and all.
   */
  @ParameterizedTest
  @MethodSource("conversions")
  void gradientsAreSharesOfThoseOfTheExactProduct(Conversion conversion) {
    var random = new SplittableRandom(7);
    var setting =
        new AlgorithmSetting(16, new Precision(1, 4, 4, 1), SignedMapping.DIFFERENTIAL, conversion);
    int inputs = 40;
    try (var manager = NDManager.newBaseManager();
        var gradients = Engine.getInstance().newGradientCollector()) {
      var geometry =
          Geometry.of(new org.hcim.accelerator.quantized.Shape(inputs, 1, 1), Window.POINT);
      CrossbarProduct product =
          CrossbarProduct.of("layer", geometry, 1, 1, setting, ThresholdRule.ALPHA).orElseThrow();
      product.parameters().forEach(each -> each.initialize(manager, DataType.FLOAT32));
      byte[] activations = codes(random, inputs, 4, false);
      NDArray weights = kernel(manager, codes(random, inputs, 4, true), inputs, 1);
      weights.setRequiresGradient(true);
      NDArray one = manager.create(1f);
      var operands =
          new Operands(
              new Signal(maps(manager, activations, inputs, 1), one), new Signal(weights, one));
      var pass = new Pass(new ParameterStore(manager, false), manager, true);
      byte[] small = new byte[inputs];
      Arrays.fill(small, (byte) 1);
      product.calibrate(
          pass, new Operands(new Signal(maps(manager, small, inputs, 1), one), operands.weights()));
      gradients.backward(product.apply(pass, operands).sum());

      float[] found = weights.getGradient().toFloatArray();
      double passed = 0;
      double all = 0;
      for (int i = 0; i < inputs; i++) {
        assertThat(found[i]).isBetween(0f, activations[i] + 1e-3f);
        passed += found[i];
        all += activations[i];
      }
      boolean isAdc = conversion instanceof Conversion.Adc;
      assertThat(passed / all).isBetween(isAdc ? 0.9999 : 0.1, isAdc ? 1.0001 : 0.9999);
    }
  }

  static List<Conversion> conversions() {
    var words = new Conversion.Words(4, ScaleFactorGranularity.BIT_SLICE, 8);
    return List.of(
        new Conversion.Adc(8), new Conversion.Ternary(words), new Conversion.Binary(words));
  }

  private static AlgorithmSetting setting(SplittableRandom random) {
    var mapping = random.nextBoolean() ? SignedMapping.DIFFERENTIAL : SignedMapping.TWOS_COMPLEMENT;
    int weightBits = 2 + random.nextInt(4);
    int activationBits = 1 + random.nextInt(4);
    int cellBits =
        mapping == SignedMapping.DIFFERENTIAL && random.nextBoolean() ? Math.min(2, weightBits) : 1;
    int streamBits = 1 + random.nextInt(Math.min(2, activationBits));
    int[] rows = {16, 64, 128};
    return new AlgorithmSetting(
        rows[random.nextInt(rows.length)],
        new Precision(cellBits, weightBits, activationBits, streamBits),
        mapping,
        conversion(random));
  }

  private static Conversion conversion(SplittableRandom random) {
    var granularities = ScaleFactorGranularity.values();
    var words =
        new Conversion.Words(
            4 + random.nextInt(3), granularities[random.nextInt(granularities.length)], 16);
    return switch (random.nextInt(3)) {
      case 0 -> new Conversion.Ternary(words);
      case 1 -> new Conversion.Binary(words);
      default -> new Conversion.Adc(3 + random.nextInt(6));
    };
  }

  private static byte[] codes(SplittableRandom random, int count, int bits, boolean signed) {
    var codes = new byte[count];
    for (int i = 0; i < count; i++) {
      codes[i] = (byte) (random.nextInt(1 << bits) - (signed ? 1 << (bits - 1) : 0));
    }
    return codes;
  }

  /** Input by input, position by position, to images of one place. */
  private static NDArray maps(NDManager manager, byte[] codes, int inputs, int positions) {
    var values = new float[codes.length];
    for (int i = 0; i < codes.length; i++) {
      values[i % positions * inputs + i / positions] = codes[i];
    }
    return manager.create(values, new Shape(positions, inputs, 1, 1));
  }

  private static NDArray kernel(NDManager manager, byte[] codes, int inputs, int outputs) {
    var values = new float[codes.length];
    for (int i = 0; i < codes.length; i++) {
      values[i] = codes[i];
    }
    return manager.create(values, new Shape(outputs, inputs, 1, 1));
  }
}
