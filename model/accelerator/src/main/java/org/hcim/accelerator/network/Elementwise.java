package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * An elementwise operation on activations; the vector unit performs one operation per element for
 * each operand after the first. Sizes of 1 are broadcast, as for the gates of
 * squeeze-and-excitation.
 *
 * @param inputs two or more
 */
public record Elementwise(String name, Operation operation, List<String> inputs) implements Node {

  /** An operation of the vector unit. */
  public enum Operation {
    MUL,
    SUB,
    DIV,
    MIN,
    MAX,
    /** One of two numbers, selected by a third. */
    SELECT
  }

  public Elementwise {
    Objects.requireNonNull(operation, "operation");
    inputs = List.copyOf(inputs);
    check(inputs.size() >= 2, "inputs (%d) must be at least 2", inputs.size());
  }

  @Override
  public String kind() {
    return operation.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape result = inputs.get(0);
    for (TensorShape operand : inputs) {
      result = Shapes.broadcast(result, operand, "fit");
    }
    return List.of(result);
  }

  @Override
  public List<Layer> layers(List<TensorShape> inputs, List<TensorShape> outputs) {
    long each = inputs.size() - 1L;
    return List.of(VectorLayer.of(name, outputs.get(0), each));
  }
}
