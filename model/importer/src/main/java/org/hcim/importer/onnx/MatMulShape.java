package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * The sizes of a product by NumPy's rules.
 *
 * @param left sizes of the left operand, with at least two axes
 * @param right sizes of the right operand, with at least two axes
 * @param full sizes of their product
 * @param result sizes of the product without the axes added to vectors
 */
record MatMulShape(List<Long> left, List<Long> right, List<Long> full, List<Long> result) {

  static MatMulShape of(List<Long> a, List<Long> b) {
    Refusal.unless(!a.isEmpty() && !b.isEmpty(), "operands must not be scalars");
    List<Long> left = a.size() == 1 ? List.of(1L, a.get(0)) : a;
    List<Long> right = b.size() == 1 ? List.of(b.get(0), 1L) : b;
    Refusal.unless(
        last(left, 1).equals(last(right, 2)),
        "cannot multiply %s by %s",
        Text.sizes(a),
        Text.sizes(b));
    List<Long> outer = Dims.broadcast(outer(left), outer(right));
    var full = new ArrayList<>(outer);
    full.add(last(left, 2));
    full.add(last(right, 1));
    var result = new ArrayList<>(outer);
    if (a.size() > 1) {
      result.add(last(left, 2));
    }
    if (b.size() > 1) {
      result.add(last(right, 1));
    }
    return new MatMulShape(left, right, Dims.checked(full), result);
  }

  private static Long last(List<Long> dims, int back) {
    return dims.get(dims.size() - back);
  }

  private static List<Long> outer(List<Long> dims) {
    return dims.subList(0, dims.size() - 2);
  }

  long inner() {
    return last(left, 1);
  }

  long rows() {
    return last(left, 2);
  }

  long columns() {
    return last(right, 1);
  }

  /** The number of matrices in the result. */
  long batch() {
    return Dims.elements(outer(full));
  }
}
