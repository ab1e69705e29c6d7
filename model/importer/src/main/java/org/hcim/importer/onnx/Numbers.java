package org.hcim.importer.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Arithmetic on constants. */
final class Numbers {

  private Numbers() {}

  /** Applies a function to each element. */
  static Tensor map(Tensor tensor, ElementType type, DoubleUnaryOperator function) {
    return Tensor.computed(
        type,
        tensor.dims(),
        List.of(tensor),
        () -> Arrays.stream(tensor.numbers()).map(function).toArray());
  }

  /** A tensor of the same type and sizes with a changed copy of the values. */
  static Tensor changed(Tensor tensor, Consumer<double[]> change) {
    return Tensor.computed(
        tensor.type(),
        tensor.dims(),
        List.of(tensor),
        () -> {
          double[] values = tensor.numbers().clone();
          change.accept(values);
          return values;
        });
  }

  /** Applies a function to the elements of two tensors, whose sizes are broadcast. */
  static Tensor combine(Tensor a, Tensor b, ElementType type, DoubleBinaryOperator function) {
    Movement first = Movement.expand(a.dims(), Dims.broadcast(a.dims(), b.dims()));
    Movement second = Movement.expand(b.dims(), first.dims());
    return Tensor.computed(
        type,
        first.dims(),
        List.of(a, b),
        () -> {
          double[] one = a.numbers();
          double[] other = b.numbers();
          double[] result = new double[Math.toIntExact(Dims.elements(first.dims()))];
          for (int i = 0; i < result.length; i++) {
            result[i] =
                function.applyAsDouble(
                    one[(int) first.from().applyAsLong(i)],
                    other[(int) second.from().applyAsLong(i)]);
          }
          return result;
        });
  }

  /** A tensor filled with one value. */
  static Tensor filled(ElementType type, List<Long> dims, double value) {
    return Tensor.stored(
        type,
        Dims.checked(dims),
        () -> {
          double[] values = new double[Math.toIntExact(Dims.elements(dims))];
          Arrays.fill(values, value);
          return values;
        });
  }

  /** The transpose of a 2-D tensor. */
  static Tensor transposed(Tensor matrix) {
    return Movement.transpose(matrix.dims(), List.of(1, 0)).of(matrix);
  }
}
