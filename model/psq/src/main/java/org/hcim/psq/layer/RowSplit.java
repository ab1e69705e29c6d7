package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A row tile: the inputs of a product that share a crossbar. It may begin and end within a kernel.
 */
final class RowSplit {

  private final int firstChannel;
  private final int endChannel;
  private final boolean isAll;
  private final float[] held;
  private final Shape kernel;

  private RowSplit(Geometry geometry, int firstInput, int endInput) {
    int area = geometry.area();
    firstChannel = firstInput / area;
    endChannel = (endInput + area - 1) / area;
    isAll = endChannel - firstChannel == geometry.channels();
    held = new float[(endChannel - firstChannel) * area];
    for (int i = 0; i < held.length; i++) {
      int input = firstChannel * area + i;
      held[i] = input >= firstInput && input < endInput ? 1 : 0;
    }
    var window = geometry.window();
    kernel = new Shape(1, endChannel - firstChannel, window.height(), window.width());
  }

  static List<RowSplit> all(Geometry geometry, int rows) {
    var splits = new ArrayList<RowSplit>();
    for (int first = 0; first < geometry.inputs(); first += rows) {
      splits.add(new RowSplit(geometry, first, Math.min(geometry.inputs(), first + rows)));
    }
    return splits;
  }

  /** Returns the channels of maps that this crossbar reads. */
  NDArray maps(NDArray maps) {
    return isAll ? maps : maps.get(channels());
  }

  /** Returns the weights in this crossbar, padded with zeros to whole kernels. */
  NDArray weights(NDArray weights, NDManager manager) {
    NDArray read = isAll ? weights : weights.get(channels());
    for (float each : held) {
      if (each == 0) {
        return read.mul(manager.create(held, kernel));
      }
    }
    return read;
  }

  private NDIndex channels() {
    return new NDIndex(String.format(Locale.ROOT, ":, %d:%d", firstChannel, endChannel));
  }
}
