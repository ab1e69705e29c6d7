package org.hcim.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.crossbar.ColumnReadings.Comparators;

/** Matrices as networks have them, and their partial sums by plain loops. */
final class MatrixFixture {

  static final int POSITIONS = 70;
  static final int BLOCK = 32;

  private MatrixFixture() {}

  /** Signed weights of four bits and activations of four, as networks have them. */
  static CrossbarMatrix trained(int rows, int inputs, int outputs, SplittableRandom dice) {
    var slicing = new Slicing(new Precision(1, 4, 4, 1), SignedMapping.DIFFERENTIAL);
    var weights = new byte[inputs * outputs];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (byte) dice.nextInt(-8, 8);
    }
    Arrays.fill(weights, 0, inputs, (byte) (dice.nextBoolean() ? 7 : -8));
    return new CrossbarMatrix(
        new Datapath(rows, slicing, new ColumnReadout.Ideal()),
        new WeightMatrix(inputs, outputs, weights, slicing),
        ScaleFactors.NONE);
  }

  static Comparators randomReadings(CrossbarMatrix matrix, SplittableRandom dice) {
    int count = columns(matrix);
    var high = new int[count];
    var low = new int[count];
    var scales = new int[count];
    for (int i = 0; i < count; i++) {
      high[i] = dice.nextInt(-20, 30);
      low[i] = high[i] - 1 - dice.nextInt(0, 20);
      scales[i] = dice.nextInt(0, 128);
    }
    return new Comparators(high, low, scales);
  }

  static int columns(CrossbarMatrix matrix) {
    return matrix.splits() * matrix.weights().outputs() * slices(matrix) * streams(matrix);
  }

  static int slices(CrossbarMatrix matrix) {
    return matrix.datapath().slicing().slices();
  }

  static int streams(CrossbarMatrix matrix) {
    return matrix.datapath().slicing().precision().streams();
  }

  static int index(CrossbarMatrix matrix, int split, int output, int slice, int stream) {
    int column = (split * matrix.weights().outputs() + output) * slices(matrix) + slice;
    return column * streams(matrix) + stream;
  }

  static int partialSum(
      CrossbarMatrix matrix, byte[] codes, int split, int output, int slice, int stream, int p) {
    int sum = 0;
    for (int input = matrix.firstInput(split); input < matrix.endInput(split); input++) {
      int activation = codes[input * POSITIONS + p] & 0xFF;
      sum +=
          matrix.digit(output, input, slice)
              * matrix.datapath().slicing().streamDigit(activation, stream);
    }
    return sum;
  }

  /** Activations by input and position, cut into blocks. */
  static final class Blocks implements PackedInputs {

    private final byte[] codes;
    private final int[][] tables;

    Blocks(CrossbarMatrix matrix, byte[] codes, StreamFields fields) {
      this.codes = codes;
      tables = new int[fields.words()][];
      for (int word = 0; word < tables.length; word++) {
        tables[word] = fields.table(word);
      }
      assertThat(codes).hasSize(matrix.weights().inputs() * POSITIONS);
    }

    @Override
    public int blocks() {
      return (POSITIONS + BLOCK - 1) / BLOCK;
    }

    @Override
    public int positions(int block) {
      return Math.min(BLOCK, POSITIONS - block * BLOCK);
    }

    @Override
    public void load(int block, int word, int firstInput, int endInput, int[][] rows) {
      for (int input = firstInput; input < endInput; input++) {
        for (int p = 0; p < positions(block); p++) {
          int code = codes[input * POSITIONS + block * BLOCK + p] & 0xFF;
          rows[input - firstInput][p] = tables[word][code];
        }
      }
    }
  }
}
