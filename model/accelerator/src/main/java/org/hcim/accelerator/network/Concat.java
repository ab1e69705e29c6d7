package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;

/**
 * Activations concatenated along one axis. Costs nothing, because it is only addressing.
 *
 * @param axis the axis; a negative axis counts from the last
 */
public record Concat(String name, List<String> inputs, int axis) implements Node {

  public Concat {
    inputs = List.copyOf(inputs);
    check(!inputs.isEmpty(), "inputs (%d) must be at least 1", inputs.size());
  }

  @Override
  public String kind() {
    return "concat";
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape first = inputs.get(0);
    int along = first.axis(axis);
    long size = 0;
    for (TensorShape part : inputs) {
      Shapes.require(
          part.rank() == first.rank()
              && part.axes() == first.axes()
              && part.with(along, first.size(along)).equals(first),
          "inputs",
          "cannot put " + part + " beside " + first,
          "all sizes but those of the axis must be equal");
      size = Counts.sum("elements", size, part.size(along));
    }
    return List.of(first.with(along, size));
  }
}
