package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;

/**
 * A sum, mean or other statistic over axes, with a given number of vector-unit operations per input
 * element. {@link GlobalPool} covers means of whole maps.
 *
 * @param shape the shape of the result
 */
public record Reduce(String name, String input, TensorShape shape, int operationsPerElement)
    implements Node {

  public Reduce {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(shape, "shape");
    check(
        operationsPerElement > 0,
        "operations_per_element (%d) must be positive",
        operationsPerElement);
  }

  @Override
  public String kind() {
    return "reduce";
  }

  @Override
  public List<String> inputs() {
    return List.of(input);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape from = inputs.get(0);
    Shapes.require(
        from.elements() % shape.elements() == 0,
        "to",
        "cannot reduce " + from + " to " + shape,
        "its elements must be divisible by those of the result");
    return List.of(shape);
  }

  @Override
  public List<Layer> layers(List<TensorShape> inputs, List<TensorShape> outputs) {
    return List.of(VectorLayer.of(name, inputs.get(0), operationsPerElement));
  }
}
