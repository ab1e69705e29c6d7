package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.hcim.accelerator.design.AdcLevels;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.accelerator.design.ThresholdRule;
import org.hcim.psq.quantizer.GradientRule;
import org.hcim.simulator.inference.Window;

/**
 * A product with what goes through it, for tests.
 *
 * @param step of activations and of weights
 */
record ProductFixture(
    CrossbarProduct product, Geometry geometry, Pass pass, NDManager manager, float step) {

  /** Images of the batch of which its pass has some. */
  static final int BATCH = 25;

  /** A linear layer whose parameters are not set. */
  static ProductFixture linear(
      NDManager manager,
      int inputs,
      int outputs,
      AlgorithmSetting setting,
      ThresholdRule thresholds) {
    return linear(manager, inputs, outputs, setting, thresholds, GradientRule.ALL_PARTIAL_SUMS);
  }

  /** The same with the rule of its gradients. */
  static ProductFixture linear(
      NDManager manager,
      int inputs,
      int outputs,
      AlgorithmSetting setting,
      ThresholdRule thresholds,
      GradientRule gradients) {
    var input = new org.hcim.simulator.inference.Shape(inputs, 1, 1);
    var learning = new LearningRule(gradients, 1);
    return of(manager, Geometry.of(input, Window.POINT), outputs, learning, setting, thresholds);
  }

  /** A layer whose parameters are not set. */
  static ProductFixture of(
      NDManager manager,
      Geometry geometry,
      int outputs,
      LearningRule learning,
      AlgorithmSetting setting,
      ThresholdRule thresholds) {
    CrossbarProduct product =
        CrossbarProduct.of("layer", geometry, outputs, learning, setting, thresholds).orElseThrow();
    product.parameters().forEach(each -> each.initialize(manager, DataType.FLOAT32));
    var pass = Pass.training(new ParameterStore(manager, false), manager, BATCH);
    return new ProductFixture(product, geometry, pass, manager, 0.125f);
  }

  /** The real value of an exact product of 1. */
  float unit() {
    return step * step;
  }

  /** Operands of whole numbers; the weights as they are, so that they can have gradients. */
  Operands operands(NDArray maps, NDArray weights) {
    NDArray each = manager.create(step);
    return new Operands(new Signal(maps, each), new Signal(weights, each));
  }

  /** A parameter of the layer. */
  Parameter parameter(String name) {
    return product.parameters().stream()
        .filter(each -> each.getName().equals("layer." + name))
        .findFirst()
        .orElseThrow();
  }

  static AlgorithmSetting setting(SplittableRandom random) {
    var mapping = SignedMapping.values()[random.nextInt(SignedMapping.values().length)];
    int weightBits = 2 + random.nextInt(4);
    int activationBits = 1 + random.nextInt(4);
    int cellBits = mapping.isDifferential() && random.nextBoolean() ? Math.min(2, weightBits) : 1;
    int streamBits = 1 + random.nextInt(Math.min(2, activationBits));
    int[] rows = {16, 64, 128};
    var values =
        new EnumMap<org.hcim.accelerator.design.Parameter, Object>(
            org.hcim.accelerator.design.Parameter.class);
    values.put(org.hcim.accelerator.design.Parameter.XBAR_ROWS, rows[random.nextInt(rows.length)]);
    values.put(org.hcim.accelerator.design.Parameter.CELL_BITS, cellBits);
    values.put(org.hcim.accelerator.design.Parameter.WEIGHT_BITS, weightBits);
    values.put(org.hcim.accelerator.design.Parameter.ACTIVATION_BITS, activationBits);
    values.put(org.hcim.accelerator.design.Parameter.STREAM_BITS, streamBits);
    values.put(org.hcim.accelerator.design.Parameter.SIGNED_MAPPING, mapping);
    return withReadout(random, values);
  }

  private static AlgorithmSetting withReadout(
      SplittableRandom random, Map<org.hcim.accelerator.design.Parameter, Object> values) {
    var granularities = ScaleFactorGranularity.values();
    int scaleFactorBits = 4 + random.nextInt(3);
    var granularity = granularities[random.nextInt(granularities.length)];
    int readout = random.nextInt(3);
    if (readout == 2) {
      values.put(org.hcim.accelerator.design.Parameter.ADC_BITS, 3 + random.nextInt(6));
      values.put(
          org.hcim.accelerator.design.Parameter.ADC_LEVELS,
          AdcLevels.values()[random.nextInt(AdcLevels.values().length)]);
      return new AlgorithmSetting(ReadoutLevels.ADC, values);
    }
    values.put(org.hcim.accelerator.design.Parameter.SCALE_FACTOR_BITS, scaleFactorBits);
    values.put(org.hcim.accelerator.design.Parameter.SCALE_FACTOR_GRANULARITY, granularity);
    values.put(org.hcim.accelerator.design.Parameter.PARTIAL_SUM_BITS, 16);
    if (readout == 0) {
      values.put(org.hcim.accelerator.design.Parameter.TERNARY_THRESHOLDS, ThresholdRule.ALPHA);
      return new AlgorithmSetting(ReadoutLevels.TERNARY, values);
    }
    boolean isDifferential =
        values.get(org.hcim.accelerator.design.Parameter.SIGNED_MAPPING)
            != SignedMapping.TWOS_COMPLEMENT;
    values.put(
        org.hcim.accelerator.design.Parameter.BIAS_ROWS, isDifferential ? random.nextInt(3) : 0);
    return new AlgorithmSetting(ReadoutLevels.BINARY, values);
  }

  /** Weights that the cells of a setting can hold. */
  static byte[] weights(SplittableRandom random, int count, AlgorithmSetting setting) {
    int bits = setting.precision().weightBits();
    byte[] codes = codes(random, count, bits, true);
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) Math.max(codes[i], setting.signedMapping().leastWeight(bits));
    }
    return codes;
  }

  static byte[] codes(SplittableRandom random, int count, int bits, boolean signed) {
    var codes = new byte[count];
    for (int i = 0; i < count; i++) {
      codes[i] = (byte) (random.nextInt(1 << bits) - (signed ? 1 << (bits - 1) : 0));
    }
    return codes;
  }

  /** Input by input, position by position, to images of one place. */
  static NDArray maps(NDManager manager, byte[] codes, int inputs, int positions) {
    var values = new float[codes.length];
    for (int i = 0; i < codes.length; i++) {
      values[i % positions * inputs + i / positions] = codes[i];
    }
    return manager.create(values, new Shape(positions, inputs, 1, 1));
  }

  static NDArray kernel(NDManager manager, byte[] codes, int inputs, int outputs) {
    return manager.create(floats(codes), new Shape(outputs, inputs, 1, 1));
  }

  static float[] floats(byte[] codes) {
    var values = new float[codes.length];
    for (int i = 0; i < codes.length; i++) {
      values[i] = codes[i];
    }
    return values;
  }
}
