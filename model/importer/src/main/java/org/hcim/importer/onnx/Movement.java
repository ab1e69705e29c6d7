package org.hcim.importer.onnx;

import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Elements of a tensor moved to other positions.
 *
 * @param dims sizes of the result
 * @param from the index in the source for each index of the result, both in row-major order
 */
record Movement(List<Long> dims, LongUnaryOperator from) {

  Movement {
    dims = Dims.checked(dims);
  }

  /** The same order with other axes. */
  static Movement reshape(List<Long> dims) {
    return new Movement(dims, LongUnaryOperator.identity());
  }

  /**
   * A walk through the source with constant strides.
   *
   * @param steps strides in the source for each axis of the result; 0 repeats
   * @param first first index in the source
   */
  static Movement walk(List<Long> dims, long[] steps, long first) {
    long[] own = Dims.steps(dims);
    return new Movement(
        dims,
        index -> {
          long at = first;
          long rest = index;
          for (int axis = 0; axis < own.length; axis++) {
            at += rest / own[axis] * steps[axis];
            rest %= own[axis];
          }
          return at;
        });
  }

  /** Axes in another order. */
  static Movement transpose(List<Long> dims, List<Integer> order) {
    long[] own = Dims.steps(dims);
    return walk(
        order.stream().map(dims::get).toList(),
        order.stream().mapToLong(axis -> own[axis]).toArray(),
        0);
  }

  /** The source repeated along axes of size 1 and along new leading axes. */
  static Movement expand(List<Long> dims, List<Long> to) {
    long[] own = Dims.steps(dims);
    long[] steps = new long[to.size()];
    for (int back = 1; back <= dims.size(); back++) {
      int axis = dims.size() - back;
      steps[to.size() - back] = dims.get(axis) == 1 ? 0 : own[axis];
    }
    return walk(to, steps, 0);
  }

  /** Applies the movement to a constant. */
  Tensor of(Tensor tensor) {
    return Tensor.computed(
        tensor.type(),
        dims,
        List.of(tensor),
        () -> {
          double[] values = tensor.numbers();
          double[] moved = new double[Math.toIntExact(Dims.elements(dims))];
          for (int i = 0; i < moved.length; i++) {
            moved[i] = values[(int) from.applyAsLong(i)];
          }
          return moved;
        });
  }
}
