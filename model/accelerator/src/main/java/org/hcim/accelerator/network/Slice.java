package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;

/**
 * A range along one axis. Costs nothing.
 *
 * @param axis the axis; a negative axis counts from the last
 * @param start the first element
 * @param end one past the last element
 * @param step distance between the kept elements
 */
public record Slice(String name, String input, int axis, long start, long end, long step)
    implements Node {

  public Slice {
    Objects.requireNonNull(input, "input");
    check(start >= 0, "start (%d) must not be negative", start);
    check(end > start, "end (%d) must be behind start (%d)", end, start);
    check(step > 0, "step (%d) must be positive", step);
  }

  /** A slice of the first token. */
  public static Slice firstToken(String name, String input) {
    return new Slice(name, input, 1, 0, 1, 1);
  }

  @Override
  public String kind() {
    return "slice";
  }

  @Override
  public List<String> inputs() {
    return List.of(input);
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape whole = inputs.get(0);
    int along = whole.axis(axis);
    Shapes.require(
        end <= whole.size(along),
        "end",
        "end (" + end + ") is beyond the axis of " + whole,
        "must be at most " + whole.size(along));
    return List.of(whole.with(along, (end - start + step - 1) / step));
  }
}
