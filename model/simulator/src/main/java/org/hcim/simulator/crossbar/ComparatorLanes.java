package org.hcim.simulator.crossbar;

/** The columns of a matrix read by comparators and accumulated by a DCiM array. */
final class ComparatorLanes extends ColumnLanes {

  private final ColumnReadout.Comparators readout;
  private final PartialSums sums;

  ComparatorLanes(CrossbarMatrix matrix, ColumnReadout.Comparators readout, LaneBuffers buffers) {
    super(matrix, buffers);
    this.readout = readout;
    sums = new PartialSums(readout.dcim(), LaneBuffers.WORDS);
  }

  @Override
  int constant() {
    return 0;
  }

  @Override
  void accumulateSlice(int split, int output, int slice, WordLanes sum, int words) {
    sums.clear(words);
    for (int stream = 0; stream < slicing.precision().streams(); stream++) {
      compare(split, output, slice, stream, words);
      int shift = readout.dcim().shift(slicing.firstBit(stream));
      int scale = matrix.scales().code(split, slice, stream, output) << shift;
      if (slicing.streamSign(stream) > 0) {
        overflows += sums.add(scale, buffers.plus, buffers.minus, buffers.valid);
      } else {
        overflows += sums.add(scale, buffers.minus, buffers.plus, buffers.valid);
      }
    }
    int significance = slicing.significance(slice);
    int shift = Integer.numberOfTrailingZeros(significance);
    if (sums.height() > 0) {
      sum.add(sums.bits(), sums.height(), shift, significance < 0);
    }
  }

  private void compare(int split, int output, int slice, int stream, int words) {
    var counter = count(split, output, slice, stream, words);
    int offset = offset(split, output, slice, stream);
    long[][] count = counter.count();
    int most = counter.most();
    int high = matrix.high(readout, split, output, slice, stream) + offset;
    int low = matrix.low(readout, split, output, slice, stream) + offset;
    Comparator.atLeast(high, count, most, buffers.plus, words);
    Comparator.atLeast(low + 1, count, most, buffers.minus, words);
    Lane.not(buffers.minus, buffers.minus, words);
    plus += Lane.count(buffers.plus, buffers.valid, words);
    minus += Lane.count(buffers.minus, buffers.valid, words);
  }
}
