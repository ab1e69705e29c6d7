package org.hcim.accelerator.network;

import java.util.ArrayList;

/** Rules shared by several kinds of layers. */
final class Shapes {

  private Shapes() {}

  /** Throws if a rule about shapes does not hold. */
  static void require(boolean holds, String key, String problem, String rule) {
    if (!holds) {
      throw new InvalidShapeException(key, problem, rule);
    }
  }

  /** Feature maps with {@code space} spatial axes, from maps or a shape without stated axes. */
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

  /** Requires tokens, or a shape without stated axes. */
  static void tokens(TensorShape input, String layer, String remedy) {
    require(input.axes() != Axes.MAPS, "input", layer + " needs tokens, not " + input, remedy);
  }

  /** Requires a sequence of vectors: batch, tokens, features. */
  static void sequence(TensorShape input, String key, String layer) {
    require(
        input.axes() != Axes.MAPS && input.rank() == 3,
        key,
        layer + " needs a sequence of tokens, not " + input,
        "flatten maps with to: tokens first");
  }

  /** The broadcast shape of two operands, whose sizes must be equal, or 1 in one of them. */
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
