package org.hcim.simulator.crossbar;

import java.util.Arrays;

/** The inputs that one column of one crossbar counts, grouped by cell bit. */
final class ColumnRows {

  private final int[][] byBit;
  private final int offset;

  private ColumnRows(int[][] byBit, int offset) {
    this.byBit = byBit;
    this.offset = offset;
  }

  static ColumnRows of(CrossbarMatrix matrix, int output, int slice, int split) {
    int cellBits = matrix.datapath().slicing().precision().cellBits();
    var byBit = new int[cellBits][];
    int offset = 0;
    for (int bit = 0; bit < cellBits; bit++) {
      byBit[bit] = inputs(matrix, output, slice, split, bit);
      for (int input : byBit[bit]) {
        offset += input < 0 ? 1 << bit : 0;
      }
    }
    return new ColumnRows(byBit, offset);
  }

  /**
   * The inputs of the row tile by cell bit, complemented ({@code ~input}) where the weight is
   * negative.
   */
  int[][] byBit() {
    return byBit;
  }

  /** The excess of the count due to complemented inputs, per unit of a stream's largest digit. */
  int offset() {
    return offset;
  }

  private static int[] inputs(CrossbarMatrix matrix, int output, int slice, int split, int bit) {
    int first = matrix.firstInput(split);
    var inputs = new int[matrix.endInput(split) - first];
    int count = 0;
    for (int i = 0; i < inputs.length; i++) {
      int digit = matrix.digit(output, first + i, slice);
      if ((Math.abs(digit) >> bit & 1) != 0) {
        inputs[count++] = digit < 0 ? ~i : i;
      }
    }
    return Arrays.copyOf(inputs, count);
  }
}
