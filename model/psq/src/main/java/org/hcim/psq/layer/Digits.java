package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.ArrayList;
import java.util.List;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.crossbar.Slicing;

/** The digits of codes, as {@link Slicing} defines them, without gradients. */
final class Digits {

  private final Slicing slicing;

  Digits(Slicing slicing) {
    this.slicing = slicing;
  }

  /** The digits of each stream. */
  List<NDArray> streams(NDArray codes) {
    var digits = new ArrayList<NDArray>();
    for (int stream = 0; stream < slicing.precision().streams(); stream++) {
      digits.add(bits(codes, slicing.firstBit(stream), slicing.streamWidth(stream)));
    }
    return digits;
  }

  /** The digits of all slices, one slice's outputs after another's. */
  NDArray slices(NDArray codes) {
    boolean isDifferential = slicing.mapping() == SignedMapping.DIFFERENTIAL;
    NDArray negative = codes.lt(0).toType(codes.getDataType(), false);
    int bits = slicing.precision().weightBits();
    NDArray unsigned = isDifferential ? codes.abs() : codes.add(negative.mul(1 << bits));
    var digits = new NDList();
    int cellBits = slicing.precision().cellBits();
    for (int slice = 0; slice < slicing.precision().slices(); slice++) {
      NDArray digit = bits(unsigned, slice * cellBits, cellBits);
      digits.add(isDifferential ? digit.mul(codes.sign()) : digit);
    }
    return NDArrays.concat(digits, 0);
  }

  private static NDArray bits(NDArray codes, int first, int width) {
    NDArray from = codes.mul(1f / (1 << first)).floor();
    NDArray above = codes.mul(1f / (1 << (first + width))).floor();
    return from.sub(above.muli(1 << width));
  }
}
