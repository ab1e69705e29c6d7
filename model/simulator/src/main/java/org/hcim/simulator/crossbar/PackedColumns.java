package org.hcim.simulator.crossbar;

import java.util.Arrays;

/** The cells of a matrix's columns as lists of rows for {@link FieldLoops}. */
final class PackedColumns {

  private final Datapath datapath;
  private final WeightMatrix weights;
  private final Cells[] cells;
  private final StreamFields fields;

  PackedColumns(Datapath datapath, WeightMatrix weights) {
    this.datapath = datapath;
    this.weights = weights;
    int slices = datapath.slicing().slices();
    int splits = datapath.splits(weights.inputs());
    cells = new Cells[splits * weights.outputs() * slices];
    var buffers = new int[2][datapath.rows() * maxDigit(datapath.slicing())];
    int span = 0;
    for (int i = 0; i < cells.length; i++) {
      int column = i / slices;
      cells[i] = cells(column / weights.outputs(), column % weights.outputs(), i % slices, buffers);
      span = Math.max(span, cells[i].span() * maxStreamDigit(datapath.slicing()));
    }
    fields = StreamFields.holding(datapath.slicing(), span);
  }

  /**
   * The rows of one column, each repeated as often as the digit of its cell.
   *
   * @param plus rows to add
   * @param minus rows to subtract
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Cells(int[] plus, int[] minus) {

    /** The difference between the largest and the smallest count for one-bit streams. */
    int span() {
      return plus.length + minus.length;
    }
  }

  private static int maxDigit(Slicing slicing) {
    return (1 << slicing.precision().cellBits()) - 1;
  }

  private static int maxStreamDigit(Slicing slicing) {
    return (1 << slicing.streamWidth(0)) - 1;
  }

  private Cells cells(int split, int output, int slice, int[][] buffers) {
    int first = split * datapath.rows();
    int end = Math.min(weights.inputs(), first + datapath.rows());
    int plus = 0;
    int minus = 0;
    for (int input = first; input < end; input++) {
      int digit = datapath.slicing().digit(weights.weight(output, input), slice);
      for (int i = 0; i < digit; i++) {
        buffers[0][plus++] = input - first;
      }
      for (int i = 0; i < -digit; i++) {
        buffers[1][minus++] = input - first;
      }
    }
    return new Cells(Arrays.copyOf(buffers[0], plus), Arrays.copyOf(buffers[1], minus));
  }

  StreamFields fields() {
    return fields;
  }

  /** The number of columns in all crossbars, ordered by row tile, output and slice. */
  int count() {
    return cells.length;
  }

  int column(int split, int output, int slice) {
    return (split * weights.outputs() + output) * slicing().slices() + slice;
  }

  int sliceOf(int column) {
    return column % slicing().slices();
  }

  /** The index of the first stream of a word in arrays by column and stream. */
  int firstStream(int column, int word) {
    return column * slicing().precision().streams() + word * fields.perWord();
  }

  Cells cells(int column) {
    return cells[column];
  }

  /** The offset that makes a column's partial sums non-negative. */
  int offset(int column) {
    return cells[column].minus().length * maxStreamDigit(slicing());
  }

  /** The largest partial sum of a column, including its offset. */
  int most(int column) {
    return cells[column].span() * maxStreamDigit(slicing());
  }

  int splits() {
    return datapath.splits(weights.inputs());
  }

  int outputs() {
    return weights.outputs();
  }

  int firstInput(int split) {
    return split * datapath.rows();
  }

  int endInput(int split) {
    return Math.min(weights.inputs(), firstInput(split) + datapath.rows());
  }

  Slicing slicing() {
    return datapath.slicing();
  }

  int rows() {
    return datapath.rows();
  }
}
