package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;

/**
 * Numbers of activations at other places: picked, repeated, put between constants, or looked up in
 * a table. It costs nothing: it is addressing.
 *
 * @param shape of the result
 */
public record Rearrange(String name, List<String> inputs, TensorShape shape) implements Node {

  public Rearrange {
    inputs = List.copyOf(inputs);
    Objects.requireNonNull(shape, "shape");
    check(!inputs.isEmpty(), "inputs (%d) must be at least 1", inputs.size());
  }

  @Override
  public String kind() {
    return "rearrange";
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    return List.of(shape);
  }
}
