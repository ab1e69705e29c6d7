package org.hcim.jobs.export;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** Numbers of an ONNX model: real ones of single precision, or whole ones of 64 bits. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OnnxTensor(int[] sizes, float[] reals, long[] wholes) {

  static OnnxTensor of(float[] reals, int... sizes) {
    return new OnnxTensor(sizes, reals, null);
  }

  static OnnxTensor of(long[] wholes, int... sizes) {
    return new OnnxTensor(sizes, null, wholes);
  }

  static int count(int[] sizes) {
    return Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
  }

  boolean isReal() {
    return reals != null;
  }

  int count() {
    return count(sizes);
  }

  OnnxTensor as(int... others) {
    if (count(others) != count()) {
      throw new IllegalStateException(Arrays.toString(others));
    }
    return new OnnxTensor(others, reals, wholes);
  }

  /** Picks elements. */
  OnnxTensor picked(int[] others, IntUnaryOperator from) {
    int count = count(others);
    if (isReal()) {
      var picked = new float[count];
      for (int i = 0; i < count; i++) {
        int at = from.applyAsInt(i);
        picked[i] = at < 0 ? 0 : reals[at];
      }
      return of(picked, others);
    }
    var picked = new long[count];
    for (int i = 0; i < count; i++) {
      int at = from.applyAsInt(i);
      picked[i] = at < 0 ? 0 : wholes[at];
    }
    return of(picked, others);
  }

  /** The place of an element along each axis. */
  static int[] places(int index, int[] sizes) {
    var places = new int[sizes.length];
    for (int axis = sizes.length - 1; axis >= 0; axis--) {
      places[axis] = index % sizes[axis];
      index /= sizes[axis];
    }
    return places;
  }

  /** The index of an element; axes of one element are repeated. */
  int index(int[] places) {
    int skipped = places.length - sizes.length;
    int index = 0;
    for (int axis = 0; axis < sizes.length; axis++) {
      index = index * sizes[axis] + (sizes[axis] == 1 ? 0 : places[axis + skipped]);
    }
    return index;
  }

  /** The sizes of an operation on elements. */
  int[] with(OnnxTensor other) {
    int axes = Math.max(sizes.length, other.sizes.length);
    var all = new int[axes];
    for (int axis = 0; axis < axes; axis++) {
      int own = size(axis - axes + sizes.length);
      int their = other.size(axis - axes + other.sizes.length);
      if (own != their && own != 1 && their != 1) {
        throw new IllegalStateException(own + " and " + their);
      }
      all[axis] = Math.max(own, their);
    }
    return all;
  }

  private int size(int axis) {
    return axis < 0 ? 1 : sizes[axis];
  }
}
