package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.hcim.accelerator.network.SlidingWindow;

/** The window of a convolution or pool, from a node's attributes. */
record WindowShape(
    List<Long> kernel, List<Long> strides, List<Long> pads, List<Long> dilations, String autoPad) {

  /**
   * The window of a node.
   *
   * @param axes number of spatial axes
   * @param kernel kernel sizes of the weights, which the attribute must match; empty for a pool
   */
  static WindowShape of(Call call, int axes, List<Long> kernel) {
    Attributes attributes = call.attributes();
    String autoPad = attributes.text("auto_pad", "NOTSET");
    Refusal.unless(
        List.of("NOTSET", "SAME_UPPER", "SAME_LOWER", "VALID").contains(autoPad),
        "auto_pad (%s) must be NOTSET, SAME_UPPER, SAME_LOWER or VALID",
        Text.shown(autoPad));
    List<Long> stated = attributes.integers("kernel_shape").orElse(kernel);
    Refusal.unless(
        stated.equals(kernel) || kernel.isEmpty(),
        "kernel_shape (%s) must be the weight's (%s)",
        stated,
        kernel);
    return new WindowShape(
        sized("kernel_shape", stated, axes),
        sized("strides", attributes.integers("strides").orElse(repeated(axes, 1)), axes),
        sized("pads", attributes.integers("pads").orElse(repeated(2 * axes, 0)), 2 * axes),
        sized("dilations", attributes.integers("dilations").orElse(repeated(axes, 1)), axes),
        autoPad);
  }

  private static List<Long> repeated(int count, long value) {
    return Collections.nCopies(count, value);
  }

  private static List<Long> sized(String name, List<Long> values, int count) {
    Refusal.unless(values.size() == count, "%s (%s) must be %d numbers", name, values, count);
    for (long value : values) {
      Refusal.unless(
          value >= (name.equals("pads") ? 0 : 1) && value <= Integer.MAX_VALUE,
          "%s (%s) must be positive numbers of at most 2^31 - 1",
          name,
          values);
    }
    return values;
  }

  /** The window over an input with these spatial sizes. */
  SlidingWindow over(List<Long> space) {
    var before = new ArrayList<Integer>();
    var after = new ArrayList<Integer>();
    int axes = kernel.size();
    for (int axis = 0; axis < axes; axis++) {
      long all = missing(axis, space.get(axis));
      switch (autoPad) {
        case "SAME_UPPER" -> add(before, after, all / 2, all - all / 2);
        case "SAME_LOWER" -> add(before, after, all - all / 2, all / 2);
        case "VALID" -> add(before, after, 0, 0);
        default -> add(before, after, pads.get(axis), pads.get(axis + axes));
      }
    }
    return new SlidingWindow(ints(kernel), ints(strides), before, after, ints(dilations));
  }

  /** The total padding that centers a window on every stride-th element. */
  private long missing(int axis, long size) {
    long stride = strides.get(axis);
    long positions = (size + stride - 1) / stride;
    long span = dilations.get(axis) * (kernel.get(axis) - 1) + 1;
    return Math.max(0, (positions - 1) * stride + span - size);
  }

  private static void add(List<Integer> before, List<Integer> after, long begin, long end) {
    before.add((int) Math.min(begin, Integer.MAX_VALUE));
    after.add((int) Math.min(end, Integer.MAX_VALUE));
  }

  static List<Integer> ints(List<Long> values) {
    return values.stream().map(Math::toIntExact).toList();
  }

  /** Output sizes by ONNX's formula. */
  static List<Long> sizes(SlidingWindow window, List<Long> space, boolean roundsUp) {
    var sizes = new ArrayList<Long>();
    for (int axis = 0; axis < window.axes(); axis++) {
      long padded = space.get(axis) + window.before().get(axis) + window.after().get(axis);
      long free = padded - window.span(axis);
      Refusal.unless(
          free >= 0,
          "a kernel that covers %d elements does not fit %d with padding",
          window.span(axis),
          padded);
      long stride = window.stride().get(axis);
      long last = roundsUp ? (free + stride - 1) / stride : free / stride;
      boolean startsInPadding =
          roundsUp && last * stride >= space.get(axis) + window.before().get(axis);
      sizes.add(startsInPadding ? last : last + 1);
    }
    return sizes;
  }
}
