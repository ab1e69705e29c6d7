package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.List;

/** Rules about the sizes of tensors. */
final class Dims {

  /** The maximum elements of a tensor; tables store counts as doubles. */
  private static final long MAX_ELEMENTS = 1L << 53;

  private static final int MAX_RANK = 16;

  private Dims() {}

  /** The sizes, which must not be negative and whose product must be in range. */
  static List<Long> checked(List<Long> dims) {
    Refusal.unless(dims.size() <= MAX_RANK, "rank (%d) must be at most %d", dims.size(), MAX_RANK);
    for (long size : dims) {
      Refusal.unless(size >= 0, "size (%d) in %s must not be negative", size, dims);
    }
    elements(dims);
    return List.copyOf(dims);
  }

  /** The product of sizes. */
  static long elements(List<Long> dims) {
    long product = 1;
    for (long size : dims) {
      boolean fits = product == 0 || size <= MAX_ELEMENTS / product;
      Refusal.unless(fits, "a tensor of %s has more than 2^53 elements", Text.sizes(dims));
      product *= size;
    }
    return product;
  }

  /** The index of an axis from the front; a negative axis counts from the back. */
  static int axis(long axis, int rank) {
    Refusal.unless(
        axis >= -rank && axis < rank, "axis (%d) must be from %d to %d", axis, -rank, rank - 1);
    return (int) (axis < 0 ? axis + rank : axis);
  }

  /** The broadcast sizes of two operands, by ONNX's multidirectional broadcasting. */
  static List<Long> broadcast(List<Long> first, List<Long> second) {
    int rank = Math.max(first.size(), second.size());
    var sizes = new ArrayList<Long>();
    for (int back = rank; back >= 1; back--) {
      long one = back > first.size() ? 1 : first.get(first.size() - back);
      long other = back > second.size() ? 1 : second.get(second.size() - back);
      Refusal.unless(
          one == other || one == 1 || other == 1,
          "sizes %s and %s must be equal, or 1 in one of them",
          Text.sizes(first),
          Text.sizes(second));
      sizes.add(one == 1 ? other : one);
    }
    return checked(sizes);
  }

  /** A copy with another size along one axis. */
  static List<Long> with(List<Long> dims, int axis, long size) {
    var changed = new ArrayList<>(dims);
    changed.set(axis, size);
    return checked(changed);
  }

  /** The row-major strides of the axes. */
  static long[] steps(List<Long> dims) {
    long[] steps = new long[dims.size()];
    long step = 1;
    for (int axis = dims.size() - 1; axis >= 0; axis--) {
      steps[axis] = step;
      step *= dims.get(axis);
    }
    return steps;
  }
}
