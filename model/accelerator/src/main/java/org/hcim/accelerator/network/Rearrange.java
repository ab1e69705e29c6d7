package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;

/**
 * Elements of activations at other positions: picked, repeated, placed between constants, or looked
 * up in a table. Costs nothing, because it is only addressing.
 *
 * @param shape the shape of the result
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
