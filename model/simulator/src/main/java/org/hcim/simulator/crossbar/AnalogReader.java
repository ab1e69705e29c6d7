package org.hcim.simulator.crossbar;

import java.util.Arrays;

/**
 * Reads the columns of crossbars with non-ideal currents, many positions at a time. The loops are
 * small and branch-free so that C2 vectorizes them.
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

  /** Returns the tally since the last call. */
  abstract Tally tally();

  /** Adds the readings of one stream to the registers. */
  abstract void accumulate(int[] currents, Column column, int stream, int positions);

  /** Clears the registers of a column. */
  void begin(int positions) {
    Arrays.fill(words, 0, positions, 0);
  }

  /**
   * Reads the currents of one stream and overwrites them.
   *
   * @param first index of the first position, counted over the lifetime of the chip
   */
  final void read(int[] currents, Column column, int stream, long first, int positions) {
    if (isNoisy) {
      noise.of(column.number()).of(stream).fill(first, steps, random, positions);
      readNoise.add(random, 0, currents, currents, positions);
    }
    accumulate(currents, column, stream, positions);
  }

  /** Adds the registers of a column to the sums of its output, at the slice's significance. */
  final void end(int significance, int[] sums, int from, int positions) {
    for (int i = 0; i < positions; i++) {
      sums[from + i] += significance * words[i];
    }
  }

  /** Returns the sum of the counts and resets them to 0. */
  static long settle(int[] counts) {
    long sum = 0;
    for (int i = 0; i < counts.length; i++) {
      sum += counts[i];
      counts[i] = 0;
    }
    return sum;
  }
}
