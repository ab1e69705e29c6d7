package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.hcim.accelerator.network.Add;
import org.hcim.accelerator.network.Elementwise;
import org.hcim.accelerator.network.Rearrange;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.accelerator.network.VectorOperation;

/**
 * An elementwise operation of two or more operands. Constants are computed; a constant per channel
 * is part of the requantization of the preceding product; everything else runs on the vector unit,
 * with one operation per element for each operand after the first.
 *
 * @param onActivations the vector-unit operation; empty for a sum
 */
record Arithmetic(
    String name,
    DoubleBinaryOperator onConstants,
    Optional<Elementwise.Operation> onActivations,
    boolean isLogical)
    implements Operator {

  /** An operation whose result has the type of its operands. */
  static Arithmetic of(
      String name, DoubleBinaryOperator onConstants, Elementwise.Operation onActivations) {
    return new Arithmetic(name, onConstants, Optional.ofNullable(onActivations), false);
  }

  /** A comparison or a logical operation. */
  static Arithmetic logical(String name, DoubleBinaryOperator onConstants) {
    return new Arithmetic(name, onConstants, Optional.of(Elementwise.Operation.SELECT), true);
  }

  @Override
  public void run(Call call) {
    Refusal.unless(
        call.opset() >= 7 || call.attributes().integer("broadcast", 0) == 0,
        "broadcast by an axis (before opset 7) is not supported");
    Refusal.unless(call.inputs() >= 1, "inputs (%d) must be at least 1", call.inputs());
    if (call.isConstant()) {
      call.put(computed(call));
    } else if (call.inputs() == 1) {
      call.put(0, call.value(0));
    } else if (call.inputs() == 2 && (call.isConstant(0) || call.isConstant(1))) {
      withConstant(call, call.isConstant(0) ? 1 : 0);
    } else {
      ofActivations(call);
    }
  }

  private Tensor computed(Call call) {
    Tensor result = call.constant(0);
    for (int i = 1; i < call.inputs(); i++) {
      Tensor operand = call.constant(i);
      boolean truncates = result.type().isInteger() && name.equals("Div");
      DoubleBinaryOperator function =
          truncates ? (a, b) -> quotient((long) a, (long) b) : onConstants;
      result =
          Numbers.combine(result, operand, isLogical ? ElementType.BOOL : result.type(), function);
    }
    double count = call.inputs();
    return name.equals("Mean") ? each(result, sum -> sum / count) : result;
  }

  private static double quotient(long a, long b) {
    Refusal.unless(b != 0, "a whole number is divided by 0");
    long quotient = a / b;
    return (double) quotient;
  }

  private void withConstant(Call call, int input) {
    Value.Activation activation = call.activation(input);
    Tensor constant = call.constant(1 - input);
    List<Long> dims = Dims.broadcast(activation.dims(), constant.dims());
    Optional<String> layer = call.foldableProduct(input);
    boolean isFirst = input == 0;
    if (layer.isPresent()
        && dims.equals(activation.dims())
        && isPerChannel(constant, activation)
        && fold(call, layer.get(), input, constant, isFirst)) {
      return;
    }
    select(call, dims);
  }

  /** Returns whether a constant has one value, or one per channel of a layer. */
  private static boolean isPerChannel(Tensor constant, Value.Activation activation) {
    int behind = activation.dims().size() - constant.rank();
    for (int axis = 0; axis < constant.rank(); axis++) {
      if (constant.dims().get(axis) != 1 && axis + behind != activation.channels()) {
        return false;
      }
    }
    return true;
  }

  /** Folds the operation into a product; returns false if requantization cannot perform it. */
  private boolean fold(Call call, String layer, int input, Tensor constant, boolean isFirst) {
    String node = call.node().name();
    switch (name) {
      case "Add" -> call.fold(layer, input, new FoldedStep.Bias(node, constant));
      case "Mul" -> call.fold(layer, input, new FoldedStep.Scaling(node, constant));
      case "Sub" -> {
        if (!isFirst) {
          return false;
        }
        call.fold(layer, input, new FoldedStep.Bias(node, each(constant, value -> -value)));
      }
      case "Div" -> {
        if (!isFirst) {
          return false;
        }
        call.fold(layer, input, new FoldedStep.Scaling(node, each(constant, value -> 1 / value)));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static Tensor each(Tensor constant, DoubleUnaryOperator function) {
    return Numbers.map(constant, constant.type(), function);
  }

  private ElementType type(Value.Activation activation) {
    return isLogical ? ElementType.BOOL : activation.type();
  }

  private void ofActivations(Call call) {
    List<Long> dims = call.dims(0);
    for (int i = 1; i < call.inputs(); i++) {
      dims = Dims.broadcast(dims, call.dims(i));
    }
    select(call, dims);
  }

  /** Adds vector-unit work on all inputs that are activations. */
  void select(Call call, List<Long> dims) {
    List<String> inputs = new ArrayList<>();
    ElementType type = ElementType.FLOAT;
    for (int i = 0; i < call.inputs(); i++) {
      if (!call.isConstant(i)) {
        inputs.add(call.read(i));
        type = type(call.activation(i));
      }
    }
    List<Long> known = GraphDraft.sizes(dims);
    boolean isOne = inputs.size() == 1;
    boolean isWide = isOne && !call.draft().shape(inputs.get(0)).sizes().equals(known);
    if (isWide) {
      String wide = call.draft().unused(call.name() + ".expand");
      call.add(new Rearrange(wide, inputs, TensorShape.plain(known)), dims);
      inputs = List.of(wide);
    }
    String layer = call.name();
    call.emit(
        isOne
            ? new VectorOperation(
                layer, inputs.get(0), call.inputs() - 1, VectorOperation.Function.ANY)
            : onActivations.isPresent()
                ? new Elementwise(layer, onActivations.get(), inputs)
                : new Add(layer, inputs, Add.Shortcut.NONE),
        type,
        dims,
        Math.min(1, dims.size()));
  }
}
