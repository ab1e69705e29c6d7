package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.List;
import org.hcim.accelerator.network.Axes;
import org.hcim.accelerator.network.Transpose;

/**
 * An operand of a product.
 *
 * @param input input of the node
 * @param isTransposed whether the two axes are swapped before the product
 */
record Operand(int input, Value value, boolean isTransposed) {

  static Operand of(Call call, int input) {
    return new Operand(input, call.value(input), false);
  }

  Operand transposedIf(boolean flips) {
    return new Operand(input, value, flips);
  }

  boolean isConstant() {
    return value instanceof Value.Constant;
  }

  List<Long> dims() {
    List<Long> dims = value.dims();
    return isTransposed ? List.of(dims.get(1), dims.get(0)) : dims;
  }

  /** The number of matrices. */
  long matrices() {
    List<Long> dims = dims();
    return dims.size() <= 2 ? 1 : Dims.elements(dims.subList(0, dims.size() - 2));
  }

  Tensor tensor() {
    return ((Value.Constant) value).tensor();
  }

  /** A right operand as (outputs, rows). */
  Tensor outputsFirst() {
    return isTransposed ? tensor() : Numbers.transposed(matrix(true));
  }

  /** A left operand as (outputs, rows), which is its layout unless transposed. */
  Tensor rowsFirst() {
    return isTransposed ? Numbers.transposed(tensor()) : matrix(false);
  }

  private Tensor matrix(boolean isRight) {
    var dims = new ArrayList<>(dims());
    if (dims.size() == 1) {
      dims.add(isRight ? 1 : 0, 1L);
    }
    List<Long> two = dims.subList(dims.size() - 2, dims.size());
    return two.equals(tensor().dims()) ? tensor() : Movement.reshape(two).of(tensor());
  }

  /** The activation, transposed by an added layer if necessary. */
  Value.Activation activation(Call call) {
    var activation = (Value.Activation) value;
    if (!isTransposed) {
      return activation;
    }
    String name = call.draft().unused(call.name() + ".transpose");
    String from = call.draft().tokens(activation, call.name());
    call.add(new Transpose(name, from, List.of(1, 0), Axes.PLAIN), dims());
    return activation.from(name, dims());
  }
}
