package org.hcim.jobs.export;

import java.util.List;

/** Operators that move elements and compute nothing. */
final class PlaceOperators {

  private PlaceOperators() {}

  static OnnxTensor concatenated(List<OnnxTensor> parts, int axis) {
    int[] sizes = parts.get(0).sizes().clone();
    sizes[axis] = parts.stream().mapToInt(part -> part.sizes()[axis]).sum();
    var all = new float[OnnxTensor.count(sizes)];
    int first = 0;
    OnnxTensor to = OnnxTensor.of(all, sizes);
    for (OnnxTensor part : parts) {
      for (int i = 0; i < part.count(); i++) {
        int[] places = OnnxTensor.places(i, part.sizes());
        places[axis] += first;
        all[to.index(places)] = part.reals()[i];
      }
      first += part.sizes()[axis];
    }
    return to;
  }

  static OnnxTensor gathered(OnnxTensor from, OnnxTensor indices, int axis) {
    if (from.sizes().length == 1) {
      return from.picked(indices.sizes(), i -> (int) indices.wholes()[i]);
    }
    int[] sizes = from.sizes().clone();
    sizes[axis] = indices.count();
    return from.picked(
        sizes,
        i -> {
          int[] places = OnnxTensor.places(i, sizes);
          places[axis] = (int) indices.wholes()[places[axis]];
          return from.index(places);
        });
  }

  /** Every n-th place from a start to the end of an axis. */
  static OnnxTensor sliced(OnnxTensor from, long[] starts, long[] axes, long[] steps) {
    int[] sizes = from.sizes().clone();
    for (int i = 0; i < axes.length; i++) {
      int axis = (int) axes[i];
      sizes[axis] = (int) ((sizes[axis] - starts[i] + steps[i] - 1) / steps[i]);
    }
    return from.picked(
        sizes,
        i -> {
          int[] places = OnnxTensor.places(i, sizes);
          for (int k = 0; k < axes.length; k++) {
            places[(int) axes[k]] *= (int) steps[k];
            places[(int) axes[k]] += (int) starts[k];
          }
          return from.index(places);
        });
  }

  static OnnxTensor padded(OnnxTensor from, long[] pads) {
    int[] sizes = from.sizes().clone();
    for (int axis = 0; axis < sizes.length; axis++) {
      sizes[axis] += (int) (pads[axis] + pads[axis + sizes.length]);
    }
    return from.picked(
        sizes,
        i -> {
          int[] places = OnnxTensor.places(i, sizes);
          for (int axis = 0; axis < places.length; axis++) {
            places[axis] -= (int) pads[axis];
            if (places[axis] < 0 || places[axis] >= from.sizes()[axis]) {
              return -1;
            }
          }
          return from.index(places);
        });
  }
}
