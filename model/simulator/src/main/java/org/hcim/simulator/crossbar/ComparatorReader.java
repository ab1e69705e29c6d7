package org.hcim.simulator.crossbar;

/** Comparators and the partial-sum registers of their columns. */
final class ComparatorReader extends ColumnReader {

  private final ColumnReadout.Comparators readout;
  private final long[][][][] scales;
  private final long[][][][] highs;
  private final long[][][][] lows;
  private final long[] values;
  private long plus;
  private long minus;
  private long overflows;

  ComparatorReader(CrossbarMatrix matrix, ColumnReadout.Comparators readout) {
    super(matrix);
    this.readout = readout;
    scales = scales(matrix, readout.dcim());
    highs =
        byOutput(
            matrix,
            (split, output, slice, stream) -> matrix.high(readout, split, output, slice, stream));
    lows =
        byOutput(
            matrix,
            (split, output, slice, stream) -> matrix.low(readout, split, output, slice, stream));
    values = new long[words.length];
  }

  private static long[][][][] scales(CrossbarMatrix matrix, DcimWidths dcim) {
    var slicing = matrix.datapath().slicing();
    return byOutput(
        matrix,
        (split, output, slice, stream) -> {
          long code = matrix.scales().code(split, slice, stream, output);
          return slicing.streamSign(stream) * (code << dcim.shift(slicing.firstBit(stream)));
        });
  }

  @Override
  void clear() {
    super.clear();
    plus = 0;
    minus = 0;
    overflows = 0;
  }

  @Override
  Tally tally() {
    return new Tally(conversions, plus, minus, overflows, 0);
  }

  @Override
  void read(long[] partialSums, int split, int slice, int stream) {
    conversions += partialSums.length;
    compare(partialSums, highs[split][slice][stream], lows[split][slice][stream], values);
    long difference = 0;
    long either = 0;
    for (int i = 0; i < values.length; i++) {
      difference += values[i];
      either += values[i] & 1;
    }
    plus += (either + difference) / 2;
    minus += (either - difference) / 2;
    add(scales[split][slice][stream]);
  }

  /** Uses the signs of differences instead of branches so that the loop vectorizes. */
  private static void compare(long[] sums, long[] high, long[] low, long[] values) {
    for (int i = 0; i < sums.length; i++) {
      values[i] = ((high[i] - 1 - sums[i]) >>> 63) - ((sums[i] - low[i] - 1) >>> 63);
    }
  }

  /** The value of one column and stream. */
  @FunctionalInterface
  private interface OfColumn {
    long number(int split, int output, int slice, int stream);
  }

  private static long[][][][] byOutput(CrossbarMatrix matrix, OfColumn numbers) {
    var slicing = matrix.datapath().slicing();
    var all =
        new long[matrix.splits()][slicing.slices()][slicing.precision().streams()]
            [matrix.weights().outputs()];
    for (int split = 0; split < all.length; split++) {
      for (int slice = 0; slice < all[split].length; slice++) {
        for (int stream = 0; stream < all[split][slice].length; stream++) {
          long[] row = all[split][slice][stream];
          for (int output = 0; output < row.length; output++) {
            row[output] = numbers.number(split, output, slice, stream);
          }
        }
      }
    }
    return all;
  }

  /** Adds, subtracts or skips each column's scale factor. */
  private void add(long[] scale) {
    var dcim = readout.dcim();
    int unused = Long.SIZE - dcim.partialSumBits();
    boolean fits = true;
    for (int i = 0; i < words.length; i++) {
      long value = values[i];
      values[i] = words[i] + (((scale[i] ^ (value >> 1)) - (value >> 1)) & -(value & 1));
      words[i] = (values[i] << unused) >> unused;
    }
    for (int i = 0; i < words.length; i++) {
      fits &= words[i] == values[i];
    }
    if (!fits) {
      overflow(dcim);
    }
  }

  private void overflow(DcimWidths dcim) {
    for (int i = 0; i < words.length; i++) {
      if (words[i] != values[i]) {
        overflows++;
        words[i] = dcim.overflow().fit((int) values[i], dcim.partialSumBits());
      }
    }
  }
}
