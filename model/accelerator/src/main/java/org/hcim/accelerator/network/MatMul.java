package org.hcim.accelerator.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A product of two activations: the last two axes are matrices, and the others are broadcast as in
 * NumPy. Neither operand is a weight, so the product runs on the vector unit.
 *
 * @param left (..., rows, inner)
 * @param right (..., inner, columns)
 */
public record MatMul(String name, String left, String right) implements Node {

  @Override
  public String kind() {
    return "matmul";
  }

  @Override
  public List<String> inputs() {
    return List.of(left, right);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape first = inputs.get(0);
    TensorShape second = inputs.get(1);
    Shapes.require(
        first.rank() >= 2 && second.rank() >= 2 && first.last() == second.size(second.rank() - 2),
        "inputs",
        "cannot multiply " + first + " by " + second,
        "the last size of the first must be the last but one of the second");
    var sizes = new ArrayList<Long>();
    if (first.rank() > 2 || second.rank() > 2) {
      sizes.addAll(Shapes.broadcast(outer(first), outer(second), "multiply").sizes());
    }
    sizes.add(first.size(first.rank() - 2));
    sizes.add(second.last());
    return List.of(new TensorShape(sizes, sizes.size() == 3 ? Axes.TOKENS : Axes.PLAIN));
  }

  private static TensorShape outer(TensorShape operand) {
    return TensorShape.plain(
        operand.rank() == 2 ? List.of(1L) : operand.sizes().subList(0, operand.rank() - 2));
  }

  @Override
  public List<Layer> layers(List<TensorShape> inputs, List<TensorShape> outputs) {
    return List.of(MatMulLayer.of(name, inputs.get(0).last(), inputs, outputs.get(0)));
  }
}
