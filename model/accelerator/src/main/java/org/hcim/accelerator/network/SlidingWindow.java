package org.hcim.accelerator.network;

import static org.hcim.accelerator.design.Check.check;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A window that slides over feature maps; every list has one number per spatial axis.
 *
 * @param kernel sizes of the window
 * @param stride steps between window positions
 * @param before zeros added before the first element
 * @param after zeros added after the last element
 * @param dilation steps between the elements read; 1 for adjacent elements
 */
public record SlidingWindow(
    List<Integer> kernel,
    List<Integer> stride,
    List<Integer> before,
    List<Integer> after,
    List<Integer> dilation)
    implements Serializable {

  public SlidingWindow {
    kernel = positive("kernel", kernel);
    stride = positive("stride", stride);
    before = atLeast("padding", before, 0);
    after = atLeast("padding", after, 0);
    dilation = positive("dilation", dilation);
    for (List<Integer> other : List.of(stride, before, after, dilation)) {
      check(
          other.size() == kernel.size(),
          "a window of %d axes (%s) must have as many numbers of each kind",
          kernel.size(),
          kernel);
    }
  }

  /** A window with the same kernel size, stride and padding in all axes. */
  public static SlidingWindow square(int axes, int kernel, int stride, int padding) {
    return new SlidingWindow(
        Collections.nCopies(axes, kernel),
        Collections.nCopies(axes, stride),
        Collections.nCopies(axes, padding),
        Collections.nCopies(axes, padding),
        Collections.nCopies(axes, 1));
  }

  /** The number of spatial axes. */
  public int axes() {
    return kernel.size();
  }

  /** Elements of the kernel. */
  public long area() {
    return Counts.product("kernel", kernel.stream().map(Integer::longValue).toArray(Long[]::new));
  }

  /** Elements from the first to the last that the window covers, along one axis. */
  public long span(int axis) {
    return (long) dilation.get(axis) * (kernel.get(axis) - 1) + 1;
  }

  /** The spatial output sizes of the window over maps. */
  List<Long> over(TensorShape maps, boolean roundsUp) {
    List<Long> sizes = maps.space();
    var positions = new ArrayList<Long>();
    for (int axis = 0; axis < axes(); axis++) {
      long free = sizes.get(axis) + before.get(axis) + after.get(axis) - span(axis);
      if (free < 0) {
        throw tooLarge(maps);
      }
      positions.add(positions(axis, sizes.get(axis), free, roundsUp));
    }
    return positions;
  }

  /**
   * The number of positions along one axis; when rounding up, a last position counts unless it
   * starts in the trailing padding.
   */
  private long positions(int axis, long size, long free, boolean roundsUp) {
    long step = stride.get(axis);
    long last = roundsUp ? (free + step - 1) / step : free / step;
    boolean startsInPadding = roundsUp && last * step >= size + before.get(axis);
    return startsInPadding ? last : last + 1;
  }

  /** The output sizes of a transposed convolution, which the window's positions cover. */
  List<Long> covered(List<Long> sizes, List<Integer> outputPadding) {
    var covered = new ArrayList<Long>();
    for (int axis = 0; axis < axes(); axis++) {
      long whole = (sizes.get(axis) - 1) * stride.get(axis) + span(axis);
      long size = whole + outputPadding.get(axis) - before.get(axis) - after.get(axis);
      Shapes.require(
          size > 0,
          "padding",
          "padding ("
              + before.get(axis)
              + " and "
              + after.get(axis)
              + ") leaves nothing of "
              + whole,
          "must be less than that together");
      covered.add(size);
    }
    return covered;
  }

  /**
   * Returns whether some elements of the kernel read padding at every position along one axis;
   * their weights add cost but never contribute.
   */
  public boolean hasIdleElements(int axis, long size) {
    long free = size + before.get(axis) + after.get(axis) - span(axis);
    if (free < 0) {
      return false; // a window that fits nowhere is a separate error
    }
    long positions = free / stride.get(axis) + 1;
    for (int element = 0; element < kernel.get(axis); element++) {
      if (!readsInput(axis, size, positions, element)) {
        return true;
      }
    }
    return false;
  }

  private boolean readsInput(int axis, long size, long positions, int element) {
    long first = (long) element * dilation.get(axis) - before.get(axis);
    long step = stride.get(axis);
    long position = first >= 0 ? 0 : (-first + step - 1) / step;
    return position < positions && first + position * step < size;
  }

  private InvalidShapeException tooLarge(TensorShape maps) {
    return new InvalidShapeException(
        "kernel",
        "kernel (" + joined(kernel) + ") does not fit the input of " + maps,
        "with its dilation it must be at most size + padding in each axis");
  }

  /** Sizes for messages; a single number if all are equal. */
  static String joined(List<Integer> sizes) {
    return sizes.stream().distinct().count() == 1
        ? String.valueOf(sizes.get(0))
        : sizes.stream().map(String::valueOf).collect(Collectors.joining(" x "));
  }

  private static List<Integer> positive(String name, List<Integer> numbers) {
    return atLeast(name, numbers, 1);
  }

  private static List<Integer> atLeast(String name, List<Integer> numbers, int least) {
    for (int number : numbers) {
      check(number >= least, "%s (%s) must be at least %s", name, number, least);
    }
    return List.copyOf(numbers);
  }
}
