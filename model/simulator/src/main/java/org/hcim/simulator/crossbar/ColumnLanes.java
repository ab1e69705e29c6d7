package org.hcim.simulator.crossbar;

/** The columns of a matrix, evaluated for one block of positions. */
abstract sealed class ColumnLanes permits ComparatorLanes, AdcLanes, LevelLanes {

  final CrossbarMatrix matrix;
  final Slicing slicing;
  final LaneBuffers buffers;
  private final ColumnRows[] rows;
  private final BitCounter counter;
  long plus;
  long minus;
  long overflows;
  long clipped;

  ColumnLanes(CrossbarMatrix matrix, LaneBuffers buffers) {
    this.matrix = matrix;
    this.buffers = buffers;
    slicing = matrix.datapath().slicing();
    rows = rows(matrix);
    counter = new BitCounter(1 + bits(mostCount()), LaneBuffers.WORDS);
  }

  static ColumnLanes of(CrossbarMatrix matrix, LaneBuffers buffers) {
    var readout = matrix.datapath().readout();
    if (readout instanceof ColumnReadout.Comparators comparators) {
      return new ComparatorLanes(matrix, comparators, buffers);
    }
    return readout instanceof LevelAdc adc
        ? new LevelLanes(matrix, adc, buffers)
        : new AdcLanes(matrix, (ColumnReadout.Adc) readout, buffers);
  }

  /** Adds the readings of one slice, over all streams, to an output; see {@link #accumulate}. */
  abstract void accumulateSlice(int split, int output, int slice, WordLanes sum, int words);

  /** The constant that every sum includes in addition to the accumulated readings. */
  abstract int constant();

  /** Returns the constant of every sum if each reading is raised by {@code addend}. */
  final int constant(int addend) {
    int perSplit = 0;
    for (int slice = 0; slice < slicing.slices(); slice++) {
      for (int stream = 0; stream < slicing.precision().streams(); stream++) {
        int weight = slicing.significance(slice) * slicing.streamSign(stream);
        perSplit += weight * (addend << slicing.firstBit(stream));
      }
    }
    return matrix.splits() * perSplit;
  }

  /** Adds the contribution of one row tile to an output. */
  final void accumulate(int split, int output, WordLanes sum, int words) {
    for (int slice = 0; slice < slicing.slices(); slice++) {
      accumulateSlice(split, output, slice, sum, words);
    }
  }

  /** Counts a column's partial sums, raised by {@link #offset} so that none is negative. */
  final BitCounter count(int split, int output, int slice, int stream, int words) {
    counter.clear(words);
    int[][] byBit = rows(split, output, slice).byBit();
    int firstBit = slicing.firstBit(stream);
    for (int bit = 0; bit < slicing.streamWidth(stream); bit++) {
      for (int power = 0; power < byBit.length; power++) {
        for (int row : byBit[power]) {
          counter.add(
              row < 0
                  ? buffers.complement(~row, firstBit + bit)
                  : buffers.plane(row, firstBit + bit),
              power + bit);
        }
      }
    }
    return counter;
  }

  /** The amount by which the counts of {@link #count} exceed the partial sums. */
  final int offset(int split, int output, int slice, int stream) {
    return rows(split, output, slice).offset() * ((1 << slicing.streamWidth(stream)) - 1);
  }

  final void clear() {
    plus = 0;
    minus = 0;
    overflows = 0;
    clipped = 0;
  }

  /** The tally since {@link #clear}. */
  final Tally tally(long sums) {
    long conversions = sums * matrix.splits() * slicing.slices() * slicing.precision().streams();
    return new Tally(conversions, plus, minus, overflows, clipped);
  }

  /** The largest possible count of any column. */
  final int mostCount() {
    int inputs = Math.min(matrix.datapath().rows(), matrix.weights().inputs());
    var precision = slicing.precision();
    return inputs * ((1 << precision.cellBits()) - 1) * ((1 << precision.streamBits()) - 1);
  }

  static int bits(int most) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(most);
  }

  private ColumnRows rows(int split, int output, int slice) {
    int slices = slicing.slices();
    return rows[(split * matrix.weights().outputs() + output) * slices + slice];
  }

  private static ColumnRows[] rows(CrossbarMatrix matrix) {
    int outputs = matrix.weights().outputs();
    int slices = matrix.datapath().slicing().slices();
    var rows = new ColumnRows[matrix.splits() * outputs * slices];
    for (int i = 0; i < rows.length; i++) {
      int column = i / slices;
      rows[i] = ColumnRows.of(matrix, column % outputs, i % slices, column / outputs);
    }
    return rows;
  }
}
