package org.hcim.accelerator.network;

import java.util.List;
import java.util.Objects;

/**
 * An input of the network. A network may have several, such as states of earlier steps or cached
 * keys and values.
 */
public record Input(String name, TensorShape shape) implements Node {

  public Input {
    Objects.requireNonNull(shape, "shape");
  }

  @Override
  public String kind() {
    return "input";
  }

  @Override
  public List<String> inputs() {
    return List.of();
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    return List.of(shape);
  }
}
