package org.hcim.accelerator.network;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Axes in another order. Costs nothing.
 *
 * @param order the input axis for each output axis
 * @param axes the meaning of the output's axes
 */
public record Transpose(String name, String input, List<Integer> order, Axes axes) implements Node {

  public Transpose {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(axes, "axes");
    order = List.copyOf(order);
  }

  @Override
  public String kind() {
    return "transpose";
  }

  @Override
  public List<String> inputs() {
    return List.of(input);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape from = inputs.get(0);
    Shapes.require(
        order.stream().sorted().toList().equals(IntStream.range(0, from.rank()).boxed().toList()),
        "order",
        "order " + order + " does not fit " + from,
        "must have each axis from 0 to " + (from.rank() - 1) + " once");
    return List.of(new TensorShape(order.stream().map(from::size).toList(), axes));
  }
}
