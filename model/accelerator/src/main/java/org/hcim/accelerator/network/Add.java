package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.util.List;
import java.util.Objects;

/**
 * A sum of activations, such as a residual connection, on the vector unit. Sizes of 1 are
 * broadcast.
 *
 * @param inputs two or more
 */
public record Add(String name, List<String> inputs, Shortcut shortcut) implements Node {

  /** The adaptation of the second operand to the first. */
  public enum Shortcut {
    /** No adaptation. */
    NONE,
    /** Every n-th pixel, with added channels of zeros (option A of the ResNet paper). */
    PAD
  }

  public Add {
    inputs = List.copyOf(inputs);
    Objects.requireNonNull(shortcut, "shortcut");
    check(inputs.size() >= 2, "inputs (%d) of a sum must be at least 2", inputs.size());
    check(
        inputs.size() == 2 || shortcut == Shortcut.NONE,
        "inputs (%d) of a sum with shortcut: pad must be 2",
        inputs.size());
  }

  @Override
  public String kind() {
    return "add";
  }

  @Override
  public List<TensorShape> infer(List<TensorShape> inputs) {
    TensorShape sum = inputs.get(0);
    if (shortcut == Shortcut.PAD && !sum.equals(inputs.get(1))) {
      Shapes.require(
          stride(sum, inputs.get(1)) > 0,
          "inputs",
          "cannot add " + inputs.get(1) + " to " + sum,
          "shortcut: pad takes every n-th pixel and adds channels");
      return List.of(sum);
    }
    for (TensorShape operand : inputs) {
      sum = Shapes.broadcast(sum, operand, "add");
    }
    return List.of(sum);
  }

  /** The pixel stride n of a padded shortcut; 1 for equal sizes, 0 if none fits. */
  public static int stride(TensorShape sum, TensorShape from) {
    if (sum.axes() != Axes.MAPS || from.axes() != Axes.MAPS || sum.rank() != from.rank()) {
      return 0;
    }
    long stride = from.rank() > 2 ? Math.max(1, from.size(2) / sum.size(2)) : 1;
    boolean fits = from.batch() == sum.batch() && from.size(1) <= sum.size(1);
    for (int axis = 2; axis < sum.rank(); axis++) {
      fits &= from.size(axis) == stride * sum.size(axis);
    }
    return fits ? Math.toIntExact(stride) : 0;
  }

  @Override
  public List<Layer> layers(List<TensorShape> inputs, List<TensorShape> outputs) {
    long sums = inputs.size() - 1L;
    return List.of(new AddLayer(name, Counts.product("elements", sums, outputs.get(0).elements())));
  }
}
