package org.hcim.psq.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Conversion;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.accelerator.function.ColumnReadout;
import org.hcim.accelerator.function.CrossbarMatrix;
import org.hcim.accelerator.function.Inputs;
import org.hcim.accelerator.function.Kernel;
import org.hcim.accelerator.quantized.Window;
import org.hcim.psq.quantiser.ThresholdRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CrossbarProductTest {

  private static final float STEP = 0.125f;
  private static final int ROWS = 16;

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
              .isCloseTo(sums[output * positions + position], within(1e-2));
        }
      }
    }
  }

  /**
   * Gradients are those of the exact product times the mean slope of slices and streams, written
   * here from the equations of ADR-0017. An ADC that clips nothing has a slope of 1 everywhere.
   */
  @ParameterizedTest
  @MethodSource("conversions")
  void gradientsAreThoseOfTheExactProductTimesSlopes(Conversion conversion) {
    var random = new SplittableRandom(7);
    var setting =
        new AlgorithmSetting(
            ROWS, new Precision(1, 4, 4, 1), SignedMapping.DIFFERENTIAL, conversion);
    int inputs = 40;
    try (var manager = NDManager.newBaseManager();
        var gradients = Engine.getInstance().newGradientCollector()) {
      var geometry =
          Geometry.of(new org.hcim.accelerator.quantized.Shape(inputs, 1, 1), Window.POINT);
      CrossbarProduct product =
          CrossbarProduct.of("layer", geometry, 1, 1, setting, ThresholdRule.ALPHA).orElseThrow();
      product.parameters().forEach(each -> each.initialize(manager, DataType.FLOAT32));
      byte[] activations = codes(random, inputs, 4, false);
      byte[] codes = codes(random, inputs, 4, true);
      NDArray weights = kernel(manager, codes, inputs, 1);
      weights.setRequiresGradient(true);
      NDArray one = manager.create(1f);
      var pass = new Pass(new ParameterStore(manager, false), manager, true);
      int seen = 30;
      NDArray batch = maps(manager, codes(random, inputs * seen, 4, false), inputs, seen);
      var signal = new Signal(weights, one);
      product.calibrate(pass, new Operands(new Signal(batch, one), signal));
      var operands = new Operands(new Signal(maps(manager, activations, inputs, 1), one), signal);
      gradients.backward(product.apply(pass, operands).sum());

      float[] found = weights.getGradient().toFloatArray();
      CrossbarMatrix matrix = product.matrix(codes, 1, 1);
      boolean isPartlyClosed = false;
      for (int i = 0; i < inputs; i++) {
        double slope = slope(matrix, product.sumStep(1), codes, activations, i / ROWS);
        isPartlyClosed |= slope != 1;
        assertThat(found[i]).isCloseTo((float) (slope * activations[i]), within(1e-3f));
      }
      assertThat(isPartlyClosed).isEqualTo(!(conversion instanceof Conversion.Adc));
    }
  }

  /** The mean slope of a crossbar's columns at one image, one output. */
  private static double slope(
      CrossbarMatrix matrix, double step, byte[] weights, byte[] activations, int split) {
    double slope = 0;
    for (int slice = 0; slice < 4; slice++) {
      for (int stream = 0; stream < 4; stream++) {
        int sum = 0;
        for (int i = split * ROWS; i < Math.min(weights.length, (split + 1) * ROWS); i++) {
          int digit = (Math.abs(weights[i]) >> slice & 1) * Integer.signum(weights[i]);
          sum += digit * (activations[i] >> stream & 1);
        }
        double share = (1 << (slice + stream)) / 225.0;
        if (matrix.datapath().readout() instanceof ColumnReadout.Adc) {
          slope += share;
          continue;
        }
        int code = matrix.scales().codes()[(split * 4 + slice) * 4 + stream];
        double scale = code * step / (1 << stream);
        double window =
            matrix.datapath().readout() instanceof ColumnReadout.Ternary ternary
                ? 2 * ternary.alpha()
                : Math.max(1, scale);
        slope += Math.abs(sum) <= window ? share * scale / window : 0;
      }
    }
    return slope;
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

  /** The sums, and what weights and all that is learnt get as gradients. */
  private static List<float[]> trained(int seed, Function<Pass, Readings> readings) {
    var random = new SplittableRandom(seed);
    AlgorithmSetting setting = setting(random);
    int outputs = 1 + random.nextInt(5);
    int bits = setting.precision().activationBits();
    var input = new org.hcim.accelerator.quantized.Shape(1 + random.nextInt(20), 4, 4);
    var geometry = Geometry.of(input, Window.square(3, 1, 1));
    try (var manager = NDManager.newBaseManager();
        var gradients = Engine.getInstance().newGradientCollector()) {
      CrossbarProduct product =
          CrossbarProduct.of("layer", geometry, outputs, 16, setting, ThresholdRule.ALPHA)
              .orElseThrow();
      product.parameters().forEach(each -> each.initialize(manager, DataType.FLOAT32));
      NDArray maps =
          manager
              .create(floats(codes(random, 20 * (int) input.elements(), bits, false)))
              .reshape(20, input.channels(), 4, 4);
      NDArray weights =
          manager
              .create(
                  floats(
                      codes(
                          random,
                          outputs * geometry.inputs(),
                          setting.precision().weightBits(),
                          true)))
              .reshape(geometry.weights(outputs));
      weights.setRequiresGradient(true);
      NDArray one = manager.create(1f);
      var pass = new Pass(new ParameterStore(manager, false), manager, true);
      var operands = new Operands(new Signal(maps, one), new Signal(weights, one));
      product.calibrate(pass, operands);
      NDArray sums = product.apply(pass, operands, readings.apply(pass));
      gradients.backward(sums.mul(sums.stopGradient()).mean());
      var all = new ArrayList<>(List.of(sums.toFloatArray(), weights.getGradient().toFloatArray()));
      for (Parameter parameter : product.parameters()) {
        if (parameter.requiresGradient()) {
          all.add(parameter.getArray().getGradient().toFloatArray());
        }
      }
      return all;
    }
  }

  /**
   * The threshold's gradient is the difference that one cell current more makes, over that current;
   * some of many images stand for all.
   */
  @Test
  void aThresholdLearnsFromWhatOneCellMoreWouldChange() {
    var words = new Conversion.Words(4, ScaleFactorGranularity.BIT_SLICE, 8);
    var setting =
        new AlgorithmSetting(
            64,
            new Precision(1, 4, 4, 1),
            SignedMapping.DIFFERENTIAL,
            new Conversion.Ternary(words));
    int inputs = 60;
    int images = 512;
    float unit = STEP * STEP;
    var random = new SplittableRandom(3);
    byte[] kernel = codes(random, inputs, 4, true);
    var image = new float[images * inputs];
    for (int i = 0; i < image.length; i++) {
      image[i] = i < inputs ? random.nextInt(16) : image[i - inputs];
    }
    try (var manager = NDManager.newBaseManager();
        var gradients = Engine.getInstance().newGradientCollector()) {
      var geometry =
          Geometry.of(new org.hcim.accelerator.quantized.Shape(inputs, 1, 1), Window.POINT);
      CrossbarProduct product =
          CrossbarProduct.of("layer", geometry, 1, 1, setting, ThresholdRule.ALPHA).orElseThrow();
      product.parameters().forEach(each -> each.initialize(manager, DataType.FLOAT32));
      NDArray step = manager.create(STEP);
      var operands =
          new Operands(
              new Signal(manager.create(image, new Shape(images, inputs, 1, 1)), step),
              new Signal(kernel(manager, kernel, inputs, 1), step));
      var pass = new Pass(new ParameterStore(manager, false), manager, true);
      product.calibrate(pass, operands);
      Parameter alpha =
          product.parameters().stream()
              .filter(each -> each.getName().endsWith("alpha"))
              .findFirst()
              .orElseThrow();
      Values.set(alpha, 2 * unit);
      NDArray sums = product.apply(pass, operands).sum();
      gradients.backward(sums);
      float found = alpha.getArray().getGradient().toFloatArray()[0];
      Values.set(alpha, 3 * unit);
      float more = product.apply(pass, operands).sum().getFloat();

      double expected = (more - sums.getFloat()) / unit / Math.sqrt(4 * 4);
      assertThat(expected).isNotZero();
      assertThat((double) found).isCloseTo(expected, withinPercentage(0.1));
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
    return manager.create(floats(codes), new Shape(outputs, inputs, 1, 1));
  }

  private static float[] floats(byte[] codes) {
    var values = new float[codes.length];
    for (int i = 0; i < codes.length; i++) {
      values[i] = codes[i];
    }
    return values;
  }
}
