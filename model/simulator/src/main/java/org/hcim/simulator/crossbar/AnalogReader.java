package org.hcim.simulator.crossbar;

import java.util.Arrays;

/**
 * Reads the columns of crossbars whose currents are not whole, each at many positions. Loops are
 * small and free of branches so that C2 vectorizes them.
 */
abstract sealed class AnalogReader permits AnalogComparators, AnalogAdc {

  final Slicing slicing;
  final CurrentScale scale;
  final int[] words;
  final long[] random;
  private final NormalTable readNoise;
  private final boolean isNoisy;
  private final Draws noise;
  private final long[] steps;

  AnalogReader(
      CrossbarMatrix matrix, NonIdealities nonIdealities, CurrentScale scale, Draws noise) {
    slicing = matrix.datapath().slicing();
    this.scale = scale;
    this.noise = noise;
    int block = StreamPlanes.block(matrix);
    words = new int[block];
    random = new long[block];
    steps = Draws.steps(block);
    readNoise = NormalTable.of(nonIdealities.readNoiseSigma(), scale);
    isNoisy = nonIdealities.readNoiseSigma() + nonIdealities.comparatorNoiseSigma() > 0;
  }

  static AnalogReader of(
      CrossbarMatrix matrix, NonIdealities nonIdealities, CurrentScale scale, Draws draws) {
    if (matrix.datapath().readout() instanceof ColumnReadout.Comparators comparators) {
      return new AnalogComparators(matrix, comparators, nonIdealities, scale, draws);
    }
    return new AnalogAdc(matrix, nonIdealities, scale, draws);
  }

  /** The tally since the last call. */
  abstract Tally tally();

  /** Adds what is read of one stream to the words. */
  abstract void accumulate(int[] currents, Column column, int stream, int positions);

  /** Clears the registers of a column. */
  void begin(int positions) {
    Arrays.fill(words, 0, positions, 0);
  }

  /**
   * Reads the currents of one stream, which are overwritten.
   *
   * @param first the number of the first position since the chip was made
   */
  final void read(int[] currents, Column column, int stream, long first, int positions) {
    if (isNoisy) {
      noise.of(column.number()).of(stream).fill(first, steps, random, positions);
      readNoise.add(random, 0, currents, currents, positions);
    }
    accumulate(currents, column, stream, positions);
  }

  /** Adds the words of a column to the sums of its output. */
  final void end(int significance, int[] sums, int from, int positions) {
    for (int i = 0; i < positions; i++) {
      sums[from + i] += significance * words[i];
    }
  }

  /** The sum of counts, which become zero. */
  static long settle(int[] counts) {
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += counts[i];
      counts[i] = 0;
    }
    return sum;
  }
}
