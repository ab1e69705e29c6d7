package org.hcim.simulator.crossbar;

import java.util.Arrays;

/** Reads the columns of crossbars one after another and accumulates the readings. */
abstract sealed class ColumnReader permits ComparatorReader, AdcReader {

  final long[] words;
  long conversions;

  ColumnReader(CrossbarMatrix matrix) {
    words = new long[matrix.weights().outputs()];
  }

  static ColumnReader of(CrossbarMatrix matrix) {
    var readout = matrix.datapath().readout();
    if (readout instanceof ColumnReadout.Comparators comparators) {
      return new ComparatorReader(matrix, comparators);
    }
    return new AdcReader(matrix, readout);
  }

  /** Resets the tally. */
  void clear() {
    conversions = 0;
  }

  abstract Tally tally();

  /** Reads the partial sums of one stream. */
  abstract void read(long[] partialSums, int split, int slice, int stream);

  /** Clears the registers of a crossbar. */
  final void begin() {
    Arrays.fill(words, 0);
  }

  /** Adds the registers of a crossbar to the sums, at the slice's significance. */
  final void end(int significance, int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += significance * (int) words[i];
    }
  }
}
