package org.hcim.importer.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.SlidingWindow;

/**
 * The window of a transposed convolution, with the padding from its attributes.
 *
 * @param outputPadding elements added after the last output element
 */
record TransposedPadding(SlidingWindow window, List<Integer> outputPadding) {

  static TransposedPadding of(
      Call call, WindowShape shape, List<Long> space, List<Long> outputPadding) {
    Optional<List<Long>> sizes = call.attributes().integers("output_shape");
    int axes = space.size();
    Refusal.unless(
        sizes.isEmpty() || sizes.get().size() >= axes,
        "output_shape (%s) must be %d numbers",
        sizes.orElse(List.of()),
        axes);
    var before = new ArrayList<Integer>();
    var after = new ArrayList<Integer>();
    for (int axis = 0; axis < axes; axis++) {
      long begin = shape.pads().get(axis);
      long end = shape.pads().get(axis + axes);
      boolean isSame = shape.autoPad().startsWith("SAME");
      if (sizes.isPresent() || isSame) {
        long wanted =
            sizes.isPresent()
                ? sizes.get().get(sizes.get().size() - axes + axis)
                : Math.multiplyExact(space.get(axis), shape.strides().get(axis));
        long all = whole(shape, space, axis) + outputPadding.get(axis) - wanted;
        Refusal.unless(all >= 0, "output_shape (%s) is beyond what the input covers", wanted);
        boolean isUpper = shape.autoPad().equals("SAME_UPPER");
        begin = isUpper ? all / 2 : all - all / 2;
        end = all - begin;
      } else if (shape.autoPad().equals("VALID")) {
        begin = 0;
        end = 0;
      }
      before.add(Math.toIntExact(begin));
      after.add(Math.toIntExact(end));
    }
    var window =
        new SlidingWindow(
            WindowShape.ints(shape.kernel()),
            WindowShape.ints(shape.strides()),
            before,
            after,
            WindowShape.ints(shape.dilations()));
    return new TransposedPadding(window, WindowShape.ints(outputPadding));
  }

  private static long whole(WindowShape shape, List<Long> space, int axis) {
    return shape.strides().get(axis) * (space.get(axis) - 1)
        + shape.dilations().get(axis) * (shape.kernel().get(axis) - 1)
        + 1;
  }

  /** Output sizes by ONNX's formula. */
  List<Long> sizes(List<Long> space) {
    var sizes = new ArrayList<Long>();
    for (int axis = 0; axis < space.size(); axis++) {
      long whole = window.stride().get(axis) * (space.get(axis) - 1) + window.span(axis);
      sizes.add(
          whole + outputPadding.get(axis) - window.before().get(axis) - window.after().get(axis));
    }
    return sizes;
  }
}
