package org.hcim.simulator.crossbar;

import java.util.Arrays;

/** One input vector as wordline bits, by row tile and activation bit. */
final class WordlineBits {

  private final CrossbarMatrix matrix;
  private final long[][][] bits;
  private final byte[] code = new byte[1];

  WordlineBits(CrossbarMatrix matrix) {
    this.matrix = matrix;
    int activationBits = matrix.datapath().slicing().precision().activationBits();
    int words = LaneBuffers.words(matrix.datapath().rows());
    bits = new long[matrix.splits()][activationBits][words];
  }

  void load(Inputs inputs, int position) {
    for (int split = 0; split < bits.length; split++) {
      for (long[] words : bits[split]) {
        Arrays.fill(words, 0);
      }
      int first = matrix.firstInput(split);
      for (int input = first; input < matrix.endInput(split); input++) {
        inputs.copy(input, position, 1, code);
        set(bits[split], input - first, code[0]);
      }
    }
  }

  long[] bits(int split, int activationBit) {
    return bits[split][activationBit];
  }

  private static void set(long[][] bits, int row, int code) {
    for (int bit = 0; bit < bits.length; bit++) {
      bits[bit][row / Long.SIZE] |= ((code >> bit) & 1L) << row;
    }
  }
}
