package org.hcim.accelerator.network;

import java.util.List;
import java.util.Objects;

/** The same elements with other axes. Costs nothing. */
public record Reshape(String name, String input, TensorShape shape) implements Node {

  public Reshape {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(shape, "shape");
  }

  @Override
  public String kind() {
    return "reshape";
  }

  @Override
  public List<String> inputs() {
    return List.of(input);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape from = inputs.get(0);
    Shapes.require(
        from.elements() == shape.elements(),
        "shape",
        "cannot reshape " + from + " to " + shape,
        "both must have as many elements: " + from.elements() + " and " + shape.elements());
    return List.of(shape);
  }
}
