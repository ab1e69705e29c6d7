package org.hcim.sweeps.workload;

import java.util.Optional;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Problems;

/**
 * A square window that slides over a feature map.
 *
 * @param kernel its height and width
 * @param stride steps between its positions
 * @param padding zeros around the feature map
 */
record Window(int kernel, int stride, int padding) {

  /** Reads {@code kernel}, {@code stride} and {@code padding}; the stride defaults to this one. */
  static Optional<Window> read(Fields fields, int kernel, int stride) {
    int size = fields.whole("kernel", 1, LayerKind.MAX).orElse((long) kernel).intValue();
    long step = stride > 0 ? stride : size;
    return Optional.of(
        new Window(
            size,
            fields.whole("stride", 1, LayerKind.MAX).orElse(step).intValue(),
            fields.whole("padding", 0, LayerKind.MAX).orElse(0L).intValue()));
  }

  /** The feature map of this many channels that it produces. */
  Optional<Shape.Image> over(Shape.Image input, int channels, Fields fields, Problems problems) {
    int height = positions(input.height());
    int width = positions(input.width());
    if (height < 1 || width < 1) {
      problems.add(
          fields.at(),
          fields.path("kernel"),
          "kernel (" + kernel + ") does not fit the input of " + input,
          "kernel must be at most size + 2 x padding (" + padding + ")");
      return Optional.empty();
    }
    return Optional.of(new Shape.Image(channels, height, width));
  }

  private int positions(int size) {
    return Math.floorDiv(size + 2 * padding - kernel, stride) + 1;
  }
}
