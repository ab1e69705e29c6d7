package org.hcim.psq.network;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.XavierInitializer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.psq.layer.CrossbarProduct;
import org.hcim.psq.layer.Geometry;
import org.hcim.psq.layer.LearningRule;
import org.hcim.psq.layer.Normalization;
import org.hcim.psq.layer.Operands;
import org.hcim.psq.layer.Pass;
import org.hcim.psq.layer.Quantized;
import org.hcim.psq.layer.Shortcut;
import org.hcim.psq.layer.Signal;
import org.hcim.psq.quantizer.Lsq;
import org.hcim.psq.quantizer.StraightThrough;
import org.hcim.psq.quantizer.WeightRange;
import org.hcim.simulator.inference.BatchNorm;
import org.hcim.simulator.inference.Shape;
import org.hcim.simulator.inference.Window;
import org.hcim.simulator.quantization.FloatLayer;
import org.hcim.simulator.quantization.FloatLayer.Limits;

/**
 * A convolution or linear layer with its learned parameters. Intermediate arrays are closed at
 * once: the engine retains those that gradients need.
 */
final class TrainedProduct {

  private static final Limits RECTIFIED = new Limits(0, Double.POSITIVE_INFINITY);

  private final Topology.Product product;
  private final boolean isClassifier;
  private final ExactProduct exact;
  private final Geometry geometry;
  private final Parameter weight;
  private final Quantized weights;
  private final Optional<CrossbarProduct> crossbars;
  private final Normalization normalization;
  private final Quantized activations;
  private final Optional<ClassifierBias> bias;

  TrainedProduct(
      Topology.Product product,
      boolean isClassifier,
      AlgorithmSetting setting,
      QuantizationRules rules) {
    this.product = product;
    this.isClassifier = isClassifier;
    exact = new ExactProduct(setting, isClassifier);
    geometry = geometry(product);
    String name = product.name();
    int outputs = product.to().channels();
    weight = weight(name, geometry.weights(outputs));
    WeightRange range = isClassifier ? WeightRange.FULL : rules.weights();
    Lsq codes = QuantizationRules.held(range, setting.signedMapping()).codes(exact.weightBits());
    weights = new Quantized(name + ".weightStep", codes, geometry.weights(outputs).size());
    int places = product.to().height() * product.to().width();
    var learning = new LearningRule(rules.gradients(), places);
    crossbars =
        isClassifier
            ? Optional.empty()
            : CrossbarProduct.of(name, geometry, outputs, learning, setting, rules.thresholds());
    normalization = new Normalization(name, outputs);
    var rectifier = Lsq.unsigned(setting.precision().activationBits());
    activations = new Quantized(name + ".activationStep", rectifier, product.to().elements());
    bias =
        isClassifier && rules.hasClassifierBias()
            ? Optional.of(new ClassifierBias(name, outputs))
            : Optional.empty();
  }

  /**
   * Returns the geometry; a kernel whose positions share one weight becomes a linear layer that
   * reads the map's sum.
   */
  private static Geometry geometry(Topology.Product product) {
    return product.shared()
        ? Geometry.of(new Shape(product.from().channels(), 1, 1), Window.POINT)
        : Geometry.of(product.from(), product.window());
  }

  private static Parameter weight(String layer, ai.djl.ndarray.types.Shape shape) {
    return Parameter.builder()
        .setName(layer + ".weight")
        .setType(Parameter.Type.WEIGHT)
        .optShape(shape)
        .optInitializer(
            new XavierInitializer(
                XavierInitializer.RandomType.GAUSSIAN, XavierInitializer.FactorType.IN, 2))
        .build();
  }

  String name() {
    return product.name();
  }

  /** The parameters that a stage trains or calibrates. */
  List<Parameter> parameters(Stage stage) {
    var parameters = new ArrayList<Parameter>();
    parameters.add(weight);
    bias.ifPresent(each -> parameters.add(each.parameter()));
    if (stage != Stage.FLOAT) {
      parameters.add(weights.parameter());
    }
    if (stage == Stage.PSQ) {
      crossbars.ifPresent(each -> parameters.addAll(each.parameters()));
    }
    if (!isClassifier) {
      parameters.addAll(normalization.parameters());
      if (stage != Stage.FLOAT) {
        parameters.add(activations.parameter());
      }
    }
    return parameters;
  }

  /**
   * Calibrates the new parameters of a stage and the running statistics on a batch, and returns the
   * output.
   */
  Signal calibrate(Pass pass, Stage stage, Signal from, Map<String, Signal> signals) {
    calibrateProduct(pass, stage, from);
    try (NDArray sums = sums(pass, stage, from);
        NDArray normal = normalization.settle(pass, sums, 0);
        NDArray all = withSkipped(normal, signals)) {
      if (stage == Stage.QAT) {
        activations.calibrate(all);
      }
      return rectified(pass, stage, all);
    }
  }

  /** Calibrates the new parameters of a stage that affect the sums. */
  void calibrateProduct(Pass pass, Stage stage, Signal from) {
    if (stage == Stage.QAT) {
      weights.calibrate(weight.getArray());
    } else if (stage == Stage.PSQ) {
      crossbars.ifPresent(each -> each.calibrate(pass, operands(pass, from)));
    }
  }

  /** Loads real-valued weights; the bias becomes part of batch normalization. */
  Signal adopt(Pass pass, LayerWeights real, Signal from, Map<String, Signal> signals) {
    adopt(real);
    try (NDArray sums = sums(pass, Stage.FLOAT, from);
        NDArray normal = normalization.adopt(pass, sums, real.bias())) {
      return output(pass, Stage.FLOAT, normal, signals);
    }
  }

  /** Loads real-valued weights, and the bias if this layer has one. */
  void adopt(LayerWeights real) {
    int places = real.weights().length / Math.toIntExact(weight.getArray().size());
    var values = new float[real.weights().length / places];
    for (int i = 0; i < values.length; i++) {
      values[i] = real.weights()[i * places] * places;
    }
    weight.getArray().set(FloatBuffer.wrap(values));
    bias.ifPresent(each -> each.set(real.bias()));
  }

  /** Returns the output for the next layers. */
  Signal activations(Pass pass, Stage stage, Signal from, Map<String, Signal> signals) {
    try (NDArray sums = sums(pass, stage, from);
        NDArray normal = normalization.apply(pass, sums)) {
      return output(pass, stage, normal, signals);
    }
  }

  /**
   * Returns the output, normalized with the statistics of these images, which are added to the
   * running statistics.
   */
  Signal settle(Pass pass, Stage stage, Signal from, Map<String, Signal> signals, long before) {
    try (NDArray sums = sums(pass, stage, from);
        NDArray normal = normalization.settle(pass, sums, before)) {
      return output(pass, stage, normal, signals);
    }
  }

  private Signal output(Pass pass, Stage stage, NDArray normal, Map<String, Signal> signals) {
    try (NDArray all = withSkipped(normal, signals)) {
      return rectified(pass, stage, all);
    }
  }

  private NDArray withSkipped(NDArray normal, Map<String, Signal> signals) {
    if (product.skip().isEmpty()) {
      return normal;
    }
    var skip = product.skip().get();
    NDArray value = signals.get(skip.input()).value();
    try (NDArray skipped = Shortcut.of(value, skip.stride(), product.to())) {
      return normal.add(skipped);
    }
  }

  private Signal rectified(Pass pass, Stage stage, NDArray normal) {
    return stage == Stage.FLOAT
        ? new Signal(Activation.relu(normal), pass.manager().create(1f))
        : activations.apply(pass, normal);
  }

  /** Returns the products as real values. */
  NDArray sums(Pass pass, Stage stage, Signal from) {
    if (stage == Stage.FLOAT) {
      NDArray sums;
      try (NDArray values = maps(from).value()) {
        sums = geometry.convolve(values, pass.value(weight));
      }
      return bias.map(each -> each.addTo(pass, sums)).orElse(sums);
    }
    Operands operands = operands(pass, from);
    if (stage == Stage.PSQ && crossbars.isPresent()) {
      return crossbars.get().apply(pass, operands);
    }
    NDArray unit = operands.unit();
    try (NDArray products = operands.exact(geometry);
        NDArray sums = bias.map(each -> each.addTo(pass, products, unit)).orElse(products)) {
      return sums.mul(unit);
    }
  }

  private Operands operands(Pass pass, Signal from) {
    return new Operands(maps(from), weights.apply(pass, pass.value(weight)));
  }

  private Signal maps(Signal from) {
    if (!product.shared()) {
      return new Signal(geometry.prepare(from.codes()), from.step());
    }
    NDArray sum = from.codes().sum(new int[] {2, 3}, true);
    return new Signal(sum, from.step().div(StraightThrough.constant(from.step(), places())));
  }

  /** The number of kernel positions that share a weight. */
  private int places() {
    return product.shared() ? product.window().height() * product.window().width() : 1;
  }

  /** The layer in integers, with the real values that a code of 1 represents. */
  LearnedParameters.Product learned(Pass pass, Stage stage, double inputStep) {
    Signal quantized = weights.apply(pass, pass.value(weight));
    float unit = (float) inputStep / places() * quantized.step().getFloat();
    byte[] codes = codes(quantized.codes().toFloatArray());
    int inputs = product.window().height() * product.window().width() * product.from().channels();
    boolean isExact = stage != Stage.PSQ || crossbars.isEmpty();
    return new LearnedParameters.Product(
        product.name(),
        product.input(),
        product.window(),
        isExact
            ? exact.matrix(inputs, product.to().channels(), codes)
            : crossbars.get().matrix(codes, unit),
        isExact ? unit : crossbars.get().sumStep(unit),
        bias.map(each -> each.codes(unit)).orElse(List.of()),
        isClassifier ? List.of() : normalization.values(),
        isClassifier ? OptionalDouble.empty() : OptionalDouble.of(activations.step()),
        product.skip());
  }

  /** The layer in floating point, with batch normalization folded in. */
  FloatLayer.Product real() {
    float[] values = weight.getArray().toFloatArray();
    var weights = new double[values.length * places()];
    var intercepts = new double[product.to().channels()];
    int inputs = weights.length / intercepts.length;
    var slopes = new double[intercepts.length];
    Arrays.fill(slopes, 1);
    if (isClassifier) {
      bias.map(ClassifierBias::values).ifPresent(own -> Arrays.setAll(intercepts, i -> own[i]));
    } else {
      List<BatchNorm> norms = normalization.values();
      Arrays.setAll(slopes, i -> norms.get(i).slope());
      Arrays.setAll(intercepts, i -> norms.get(i).intercept());
    }
    Arrays.setAll(weights, i -> values[i / places()] * slopes[i / inputs] / places());
    return new FloatLayer.Product(
        product.fused(), weights, intercepts, isClassifier ? Limits.NONE : RECTIFIED);
  }

  private byte[] codes(float[] values) {
    var codes = new byte[values.length * places()];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = (byte) Math.round(values[i / places()]);
    }
    return codes;
  }
}
