package org.hcim.sweeps.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.network.SlidingWindow;
import org.hcim.accelerator.network.TensorShape;
import org.hcim.sweeps.yaml.Fields;

/** Reads {@code kernel}, {@code stride}, {@code padding} and {@code dilation} of a window. */
record WindowReader(Fields fields, Scope scope, int axes) {

  /** The keys of a window. */
  static final List<String> KEYS = List.of("kernel", "stride", "padding", "dilation");

  private static final List<String> AXES = List.of("depth", "height", "width");

  /** Reads a window; a missing stride is 1. */
  Optional<SlidingWindow> read() {
    fields.require("kernel");
    return window(numbers().each("kernel", axes, 1), Optional.empty());
  }

  /** Reads the window of a pool; a missing kernel is 2 and a missing stride the kernel. */
  Optional<SlidingWindow> readPool() {
    Optional<List<Integer>> kernel =
        fields.has("kernel")
            ? numbers().each("kernel", axes, 1)
            : Optional.of(Collections.nCopies(axes, 2));
    return window(kernel, kernel);
  }

  private Optional<SlidingWindow> window(
      Optional<List<Integer>> kernel, Optional<List<Integer>> strideByDefault) {
    int before = scope.problems().count();
    List<Integer> ones = Collections.nCopies(axes, 1);
    List<Integer> stride = numbers().each("stride", axes, 1).or(() -> strideByDefault).orElse(ones);
    List<Integer> dilation = numbers().each("dilation", axes, 1).orElse(ones);
    Optional<List<Integer>> padding = numbers().padding(axes);
    return kernel.isEmpty() || padding.isEmpty() || scope.problems().count() > before
        ? Optional.empty()
        : Optional.of(
            new SlidingWindow(
                kernel.get(),
                stride,
                padding.get().subList(0, axes),
                padding.get().subList(axes, 2 * axes),
                dilation));
  }

  /**
   * Returns whether every window reads input. Reports windows that read only padding: their
   * products of zeros would be costed.
   */
  boolean readsInput(SlidingWindow window) {
    for (int axis = 0; axis < axes; axis++) {
      int most = Math.max(window.before().get(axis), window.after().get(axis));
      if (most >= window.span(axis)) {
        scope
            .problems()
            .add(
                fields.at("padding"),
                fields.path("padding"),
                "padding (" + most + ") makes windows that contain only zeros",
                "must be below the kernel's " + window.span(axis) + " in " + name(axis));
        return false;
      }
    }
    return true;
  }

  /**
   * Reports a kernel, and returns false, if it partly reads only padding along some but not all
   * axes: for a one-dimensional signal written as an image, idle weights would be costed.
   */
  boolean readsEveryAxis(SlidingWindow window, TensorShape maps) {
    if (maps.rank() != axes + 2) {
      return true; // the layer refuses the shape
    }
    int idle = -1;
    int busy = 0;
    for (int axis = 0; axis < axes; axis++) {
      if (window.hasIdleElements(axis, maps.size(axis + 2))) {
        idle = axis;
      } else {
        busy++;
      }
    }
    if (idle < 0 || busy == 0) {
      return true;
    }
    scope
        .problems()
        .add(
            fields.at("kernel"),
            fields.path("kernel"),
            "kernel "
                + window.kernel()
                + " reads only padding in part of its "
                + name(idle)
                + " over "
                + maps,
            "name each size, such as kernel: " + fitting(window, maps) + ", or use conv1d");
    return false;
  }

  private List<Integer> fitting(SlidingWindow window, TensorShape maps) {
    var sizes = new ArrayList<Integer>();
    for (int axis = 0; axis < axes; axis++) {
      boolean isIdle = window.hasIdleElements(axis, maps.size(axis + 2));
      sizes.add(isIdle ? 1 : window.kernel().get(axis));
    }
    return sizes;
  }

  private String name(int axis) {
    return axes == 1 ? "length" : AXES.get(3 - axes + axis);
  }

  private Numbers numbers() {
    return new Numbers(scope.problems(), fields);
  }
}
