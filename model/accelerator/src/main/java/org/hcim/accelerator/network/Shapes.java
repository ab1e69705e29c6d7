package org.hcim.accelerator.network;

import java.util.ArrayList;

/** Rules that several kinds of layers share. */
final class Shapes {

  private Shapes() {}

  /** Throws where a rule about shapes does not hold. */
  static void require(boolean holds, String key, String problem, String rule) {
    if (!holds) {
      throw new InvalidShapeException(key, problem, rule);
    }
  }

  /** Feature maps with a number of axes of space, or a shape without stated axes. */
  static TensorShape maps(TensorShape input, int space, String layer) {
    boolean fits =
        input.rank() == space + 2 && (input.axes() == Axes.MAPS || input.axes() == Axes.PLAIN);
    require(
        fits,
        "input",
        layer + " needs feature maps of " + space + (space == 1 ? " axis" : " axes"),
        "not " + input);
    return new TensorShape(input.sizes(), Axes.MAPS);
  }

  /** Tokens, or what has no stated axes. */
  static void tokens(TensorShape input, String layer, String remedy) {
    require(input.axes() != Axes.MAPS, "input", layer + " needs tokens, not " + input, remedy);
  }

  /** Sequences of vectors: batch, tokens, features. */
  static void sequence(TensorShape input, String key, String layer) {
    require(
        input.axes() != Axes.MAPS && input.rank() == 3,
        key,
        layer + " needs a sequence of tokens, not " + input,
        "flatten maps with to: tokens first");
  }

  /** The shape that two operands have together: sizes are equal, or one of them is 1. */
  static TensorShape broadcast(TensorShape first, TensorShape second, String verb) {
    TensorShape longer = second.rank() > first.rank() ? second : first;
    var sizes = new ArrayList<Long>();
    for (int back = longer.rank(); back >= 1; back--) {
      long one = back > first.rank() ? 1 : first.size(first.rank() - back);
      long other = back > second.rank() ? 1 : second.size(second.rank() - back);
      require(
          one == other || one == 1 || other == 1,
          "inputs",
          "cannot " + verb + " " + second + " to " + first,
          "sizes must be equal, or 1 in one of them");
      sizes.add(Math.max(one, other));
    }
    return new TensorShape(sizes, longer.axes());
  }
}
