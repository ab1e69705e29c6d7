package org.hcim.accelerator.network;

import java.util.List;
import java.util.Objects;

/** One vector of all elements of an image. Costs nothing. */
public record Flatten(String name, String input) implements Node {

  public Flatten {
    Objects.requireNonNull(input, "input");
  }

  @Override
  public String kind() {
    return "flatten";
  }

  @Override
  public List<String> inputs() {
    return List.of(input);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape from = inputs.get(0);
    return List.of(TensorShape.vector(from.batch(), from.elements() / from.batch()));
  }
}
