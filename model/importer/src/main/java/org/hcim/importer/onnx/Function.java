package org.hcim.importer.onnx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.hcim.accelerator.network.VectorOperation;

/**
 * An elementwise function. If no other node reads the preceding layer, the function is a table in
 * that layer's requantization; otherwise it is one vector-unit operation per element.
 *
 * @param attributes real-valued attributes and their defaults
 * @param onConstants the function of a constant; empty if constants are not computed
 */
record Function(
    String name, Map<String, Double> attributes, Optional<DoubleUnaryOperator> onConstants)
    implements Operator {

  static Function of(String name, DoubleUnaryOperator onConstants) {
    return new Function(name, Map.of(), Optional.of(onConstants));
  }

  static Function table(String name, Map<String, Double> attributes) {
    return new Function(name, attributes, Optional.empty());
  }

  @Override
  public void run(Call call) {
    if (call.isConstant(0)) {
      DoubleUnaryOperator function =
          onConstants.orElseThrow(() -> new Refusal("a constant input is not supported"));
      call.put(Numbers.map(call.constant(0), call.constant(0).type(), function));
      return;
    }
    var parameters = new HashMap<String, Double>();
    attributes.forEach((key, value) -> parameters.put(key, call.attributes().real(key, value)));
    apply(call, new FoldedStep.Function(call.node().name(), name, parameters));
  }

  /** Folds a step into the preceding layer, or adds it as vector-unit work. */
  static void apply(Call call, FoldedStep step) {
    Optional<String> layer = call.foldable(0);
    if (layer.isPresent()) {
      call.fold(layer.get(), 0, step);
    } else {
      vector(call, 0, 1, VectorOperation.Function.ANY);
    }
  }

  /** Adds vector-unit work on each element of an input. */
  static void vector(Call call, int input, int operations, VectorOperation.Function function) {
    Value.Activation activation = call.activation(input);
    List<Long> dims = activation.dims();
    call.emit(
        new VectorOperation(call.name(), call.read(input), operations, function),
        activation.type(),
        dims,
        activation.channels());
  }

  /** ReLU and Clip, whose limits are attributes before opset 11 and inputs since. */
  static void clamp(Call call) {
    boolean isRelu = call.node().is("Relu");
    double least = isRelu ? 0 : limit(call, "min", 1, Double.NEGATIVE_INFINITY);
    double most =
        isRelu ? Double.POSITIVE_INFINITY : limit(call, "max", 2, Double.POSITIVE_INFINITY);
    if (call.isConstant(0)) {
      Tensor tensor = call.constant(0);
      call.put(Numbers.map(tensor, tensor.type(), x -> Math.max(least, Math.min(most, x))));
    } else {
      apply(call, new FoldedStep.Clamp(call.node().name(), least, most));
    }
  }

  private static double limit(Call call, String attribute, int input, double byDefault) {
    return call.has(input)
        ? call.known(input).scalar()
        : call.attributes().real(attribute, byDefault);
  }

  /** PRelu, with a slope per channel. */
  static void slopes(Call call) {
    Refusal.unless(call.isConstant(1), "the slopes must be constant");
    apply(call, new FoldedStep.Function(call.node().name(), "PRelu", Map.of()));
  }
}
