package org.hcim.jobs.export;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Operators that compute: on one element, on a pair of elements, and sums over axes. */
final class ElementOperators {

  private ElementOperators() {}

  @FunctionalInterface
  interface OfReal {
    float of(float x);
  }

  static OnnxTensor eachReal(OnnxTensor from, OfReal function) {
    var to = new float[from.count()];
    for (int i = 0; i < to.length; i++) {
      to[i] = function.of(from.reals()[i]);
    }
    return OnnxTensor.of(to, from.sizes());
  }

  static OnnxTensor cast(OnnxTensor from, int type) {
    boolean toReal = type == TensorProto.DataType.FLOAT.getNumber();
    if (toReal == from.isReal()) {
      return from;
    }
    if (toReal) {
      var to = new float[from.count()];
      for (int i = 0; i < to.length; i++) {
        to[i] = from.wholes()[i];
      }
      return OnnxTensor.of(to, from.sizes());
    }
    var to = new long[from.count()];
    for (int i = 0; i < to.length; i++) {
      to[i] = (long) from.reals()[i];
    }
    return OnnxTensor.of(to, from.sizes());
  }

  static OnnxTensor pairs(String operator, OnnxTensor a, OnnxTensor b) {
    int[] sizes = a.with(b);
    int count = OnnxTensor.count(sizes);
    var reals = new float[a.isReal() ? count : 0];
    var wholes = new long[a.isReal() ? 0 : count];
    for (int i = 0; i < count; i++) {
      int[] places = OnnxTensor.places(i, sizes);
      if (a.isReal()) {
        reals[i] = pair(operator, a.reals()[a.index(places)], b.reals()[b.index(places)]);
      } else {
        wholes[i] = pair(operator, a.wholes()[a.index(places)], b.wholes()[b.index(places)]);
      }
    }
    return a.isReal() ? OnnxTensor.of(reals, sizes) : OnnxTensor.of(wholes, sizes);
  }

  private static float pair(String operator, float a, float b) {
    return switch (operator) {
      case "Add" -> a + b;
      case "Sub" -> a - b;
      case "Mul" -> a * b;
      case "Div" -> a / b;
      case "Greater" -> a > b ? 1 : 0;
      default -> a < b ? 1 : 0;
    };
  }

  private static long pair(String operator, long a, long b) {
    return switch (operator) {
      case "Add" -> Math.addExact(a, b);
      case "Mul" -> Math.multiplyExact(a, b);
      case "Div" -> a / b;
      default -> throw new IllegalStateException(operator + " of whole numbers");
    };
  }

  static OnnxTensor reduced(OnnxTensor from, long[] axes, boolean keepsAxes) {
    int[] sizes = from.sizes().clone();
    for (long axis : axes) {
      sizes[(int) axis] = 1;
    }
    OnnxTensor to =
        from.isReal()
            ? OnnxTensor.of(new float[OnnxTensor.count(sizes)], sizes)
            : OnnxTensor.of(new long[OnnxTensor.count(sizes)], sizes);
    for (int i = 0; i < from.count(); i++) {
      int at = to.index(OnnxTensor.places(i, from.sizes()));
      if (from.isReal()) {
        to.reals()[at] += from.reals()[i];
      } else {
        to.wholes()[at] += from.wholes()[i];
      }
    }
    if (keepsAxes) {
      return to;
    }
    List<Long> dropped = Arrays.stream(axes).boxed().toList();
    return to.as(
        IntStream.range(0, sizes.length)
            .filter(axis -> !dropped.contains((long) axis))
            .map(axis -> sizes[axis])
            .toArray());
  }
}
