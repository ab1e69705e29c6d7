package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import org.hcim.accelerator.network.Reduce;
import org.hcim.accelerator.network.TensorShape;

/**
 * Operators of quantized networks. Between layers, codes are the numbers of the preceding layer in
 * another type: rounding is part of its requantization.
 */
final class Quantizations {

  private Quantizations() {}

  /** QuantizeLinear: x, scale, zero point. */
  static void quantize(Call call) {
    ElementType type = codes(call);
    if (call.isConstant()) {
      Quantization by = by(call, type, call.outputBits(0, type));
      Tensor x = call.constant(0);
      double least = least(type);
      double most = least + (1L << type.bits()) - 1;
      Tensor ratio = scaled(x, by, (value, scale) -> value / scale);
      Tensor codes =
          shifted(ratio, by, (value, zero) -> clamp(StrictMath.rint(value) + zero, least, most));
      call.put(codes.type() == type ? codes : Numbers.map(codes, type, code -> code));
      return;
    }
    Value.Activation activation = call.activation(0);
    if (call.isConstant(1)) {
      Quantization by = by(call, type, call.outputBits(0, type));
      var step = new FoldedStep.Quantize(call.node().name(), by);
      call.foldable(0).ifPresent(layer -> call.draft().fold(layer, step));
    }
    call.put(0, activation.as(type));
  }

  /** DequantizeLinear: x, scale, zero point. */
  static void dequantize(Call call) {
    ElementType type =
        call.value(0) instanceof Value.Activation x ? x.type() : call.constant(0).type();
    boolean isKnown = call.isConstant(1) && (!call.has(2) || call.isConstant(2));
    if (call.value(0) instanceof Value.Activation activation) {
      Value.Activation numbers = activation.as(ElementType.FLOAT);
      call.put(0, isKnown ? numbers.quantized(by(call, type, call.inputBits(0, type))) : numbers);
      return;
    }
    Quantization by = by(call, type, call.inputBits(0, type));
    Tensor shifted = shifted(call.constant(0), by, (code, zero) -> code - zero);
    Tensor numbers = scaled(shifted, by, (code, scale) -> code * scale);
    call.put(0, new Value.Constant(numbers, Optional.of(by)));
  }

  /** DynamicQuantizeLinear: codes, and a scale and a zero point that depend on the data. */
  static void quantizeDynamically(Call call) {
    Value.Activation activation = call.activation(0);
    call.put(0, activation.as(ElementType.UINT8));
    for (int output = 1; output < 3; output++) {
      if (call.isUsed(output)) {
        String name = call.draft().unused(call.node().name() + (output == 1 ? ".scale" : ".zero"));
        var one = TensorShape.plain(List.of(1L));
        call.add(new Reduce(name, call.read(0), one, 1), List.of());
        ElementType type = output == 1 ? ElementType.FLOAT : ElementType.UINT8;
        call.put(output, new Value.Activation(type, List.of(), name));
      }
    }
  }

  private static ElementType codes(Call call) {
    if (call.has(2)) {
      return call.value(2) instanceof Value.Activation zero ? zero.type() : call.constant(2).type();
    }
    long stated = call.attributes().integer("output_dtype", 0);
    return ElementType.of(Math.toIntExact(stated)).orElse(ElementType.UINT8);
  }

  private static Quantization by(Call call, ElementType type, int bits) {
    Tensor scale = call.constant(1);
    Optional<Tensor> zero = call.optionalConstant(2);
    long axis = call.attributes().integer("axis", 1);
    int rank = call.dims(0).size();
    int along = scale.elements() > 1 ? Dims.axis(axis, rank) : 0;
    long blocks = call.attributes().integer("block_size", 0);
    Refusal.unless(
        blocks == 0 && (scale.elements() == 1 || scale.elements() == call.dims(0).get(along)),
        "a scale of %s must have one number, or one for each of axis %d of %s; scales of blocks are"
            + " not supported",
        Text.sizes(scale.dims()),
        along,
        Text.sizes(call.dims(0)));
    return new Quantization(type, scale, zero, along, bits);
  }

  private static Tensor scaled(Tensor x, Quantization by, DoubleBinaryOperator f) {
    return Numbers.combine(x, along(by.scale(), by.axis(), x.rank()), ElementType.FLOAT, f);
  }

  private static Tensor shifted(Tensor x, Quantization by, DoubleBinaryOperator f) {
    Tensor zero = by.zeroPoint().orElse(Tensor.of(by.type(), List.of(), 0));
    return Numbers.combine(x, along(zero, by.axis(), x.rank()), x.type(), f);
  }

  /** One value, or a list laid out along an axis. */
  private static Tensor along(Tensor list, int axis, int rank) {
    if (list.elements() == 1) {
      return Movement.reshape(List.of()).of(list);
    }
    var dims = new ArrayList<>(Collections.nCopies(rank, 1L));
    dims.set(axis, list.elements());
    return Movement.reshape(dims).of(list);
  }

  private static double least(ElementType type) {
    return type.isSigned() ? -(double) (1L << (type.bits() - 1)) : 0;
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  /** The type of a product's result: codes, sums of codes, or real numbers. */
  static ElementType resultType(Call call) {
    return switch (call.node().operator()) {
      case "QLinearConv", "QLinearMatMul" -> call.constant(7).type();
      case "ConvInteger", "MatMulInteger" -> ElementType.INT32;
      default -> ElementType.FLOAT;
    };
  }

  /** The quantization of a weight that a product reads as codes. */
  static Optional<Quantization> ofCodes(Call call, Tensor weight, int input) {
    return weight.type().isInteger() && !call.isConstant()
        ? Optional.of(operand(call, weight.type(), input))
        : Optional.empty();
  }

  /** The quantization of an activation that a product reads as codes. */
  static Optional<Quantization> ofCodes(Call call, Value.Activation data) {
    return data.type().isInteger() && data.type() != ElementType.BOOL
        ? Optional.of(operand(call, data.type(), 0))
        : Optional.empty();
  }

  private static Quantization operand(Call call, ElementType type, int input) {
    boolean isLinear = call.node().operator().startsWith("QLinear");
    int zero = input + 2; // after the scale; for integer operators after both operands
    Tensor scale = isLinear ? call.constant(input + 1) : Tensor.of(ElementType.FLOAT, List.of(), 1);
    Optional<Tensor> zeroPoint =
        call.has(zero) && call.isConstant(zero)
            ? Optional.of(call.constant(zero))
            : Optional.empty();
    return new Quantization(type, scale, zeroPoint, 0, type.bits());
  }
}
