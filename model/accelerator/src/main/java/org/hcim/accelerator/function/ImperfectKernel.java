package org.hcim.accelerator.function;

import java.util.Arrays;

/**
 * Products of a crossbar whose analog part is imperfect; what follows the readout is exact. It goes
 * cell by cell, far more slowly than the other kernels, and without imperfections gives their bits.
 */
final class ImperfectKernel implements Kernel {

  private final CrossbarMatrix matrix;
  private final Slicing slicing;
  private final Imperfections imperfections;
  private final AnalogCells[] crossbars;
  private final ColumnReader reader;
  private final Draws offsets;
  private final Draws noise;
  private final int[][] codes;
  private final int[][] digits;
  private final long[] partialSums;
  private final byte[] code = new byte[1];
  private long readings;

  ImperfectKernel(CrossbarMatrix matrix, Imperfections imperfections, long seed) {
    this.matrix = matrix;
    this.imperfections = imperfections;
    slicing = matrix.datapath().slicing();
    var draws = new Draws(seed);
    int slices = slicing.precision().slices();
    crossbars = new AnalogCells[matrix.splits() * slices];
    for (int i = 0; i < crossbars.length; i++) {
      crossbars[i] =
          AnalogCells.of(matrix, i / slices, i % slices, imperfections, draws.of(0).of(i));
    }
    reader = ColumnReader.of(matrix);
    offsets = draws.of(1);
    noise = draws.of(2);
    codes = new int[matrix.splits()][matrix.datapath().rows()];
    digits = new int[matrix.splits()][matrix.datapath().rows()];
    partialSums = new long[matrix.weights().outputs()];
  }

  @Override
  public Tally multiply(Inputs inputs, int[] sums) {
    reader.clear();
    int positions = inputs.positions();
    var vector = new int[partialSums.length];
    for (int position = 0; position < positions; position++) {
      load(inputs, position);
      multiply(vector);
      for (int output = 0; output < vector.length; output++) {
        sums[output * positions + position] = vector[output];
      }
    }
    return reader.tally();
  }

  private void load(Inputs inputs, int position) {
    for (int input = 0; input < matrix.weights().inputs(); input++) {
      inputs.copy(input, position, 1, code);
      int rows = matrix.datapath().rows();
      codes[input / rows][input % rows] = code[0] & 0xFF;
    }
  }

  private void multiply(int[] sums) {
    Arrays.fill(sums, 0);
    int slices = slicing.precision().slices();
    for (int i = 0; i < crossbars.length; i++) {
      reader.begin();
      for (int stream = 0; stream < slicing.precision().streams(); stream++) {
        drive(i / slices, stream);
        for (int column = 0; column < partialSums.length; column++) {
          double sum = crossbars[i].partialSum(column, digits[i / slices]);
          partialSums[column] = decide(sum, (long) i * partialSums.length + column);
        }
        reader.read(partialSums, i / slices, i % slices, stream);
      }
      reader.end(slicing.significance(i % slices), sums);
    }
  }

  private void drive(int split, int stream) {
    for (int row = 0; row < digits[split].length; row++) {
      digits[split][row] = slicing.streamDigit(codes[split][row], stream);
    }
  }

  /** The whole partial sum that a readout without faults would have to see to read the same. */
  private long decide(double current, long column) {
    long reading = 3 * readings++;
    double sum = current + imperfections.readNoiseSigma() * noise.normal(reading);
    if (!(matrix.datapath().readout() instanceof ColumnReadout.Comparators comparators)) {
      return nearest(sum);
    }
    if (nearest(sum + deviation(2 * column, reading + 1)) >= comparators.high()) {
      return comparators.high();
    }
    boolean single = comparators.high() == comparators.low() + 1;
    if (single || nearest(sum + deviation(2 * column + 1, reading + 2)) <= comparators.low()) {
      return comparators.low();
    }
    return comparators.high() - 1L;
  }

  private double deviation(long comparator, long decision) {
    double fixed = imperfections.offsetSigma() * offsets.normal(comparator);
    return fixed + imperfections.comparatorNoiseSigma() * noise.normal(decision);
  }

  private static long nearest(double sum) {
    return (long) Math.floor(sum + 0.5);
  }
}
