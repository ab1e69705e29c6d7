package org.hcim.simulator.crossbar;

/** The stream digits on the wordlines of one crossbar, for a block of positions. */
final class StreamPlanes {

  /** Integers that fit the L2 cache. */
  private static final int MAX_NUMBERS = 1 << 17;

  private static final int MIN_BLOCK = 128;
  private static final int MAX_BLOCK = 1024;

  private final Slicing slicing;
  private final int[][][] digits;
  private final byte[] codes;

  StreamPlanes(Slicing slicing, int rows, int positions) {
    this.slicing = slicing;
    int streams = slicing.precision().streams();
    digits = new int[rows][streams][positions];
    codes = new byte[positions];
  }

  /** The number of positions per block. */
  static int block(CrossbarMatrix matrix) {
    int planes = matrix.endInput(0) * matrix.datapath().slicing().precision().streams();
    int most = Integer.highestOneBit(MAX_NUMBERS / planes);
    return Math.max(MIN_BLOCK, Math.min(MAX_BLOCK, most));
  }

  /** The digits of one stream in one row, by position. */
  int[] digits(int row, int stream) {
    return digits[row][stream];
  }

  /** Loads a block of positions for the inputs from {@code first} to {@code end}, exclusive. */
  void load(Inputs inputs, int first, int end, int position, int positions) {
    for (int input = first; input < end; input++) {
      inputs.copy(input, position, positions, codes);
      int[][] streams = digits[input - first];
      for (int i = 0; i < positions; i++) {
        streams[0][i] = codes[i] & 0xFF;
      }
      for (int stream = streams.length - 1; stream >= 0; stream--) {
        int mask = (1 << slicing.streamWidth(stream)) - 1;
        split(streams[0], slicing.firstBit(stream), mask, streams[stream], positions);
      }
    }
  }

  private static void split(int[] codes, int firstBit, int mask, int[] to, int positions) {
    for (int i = 0; i < positions; i++) {
      to[i] = (codes[i] >> firstBit) & mask;
    }
  }
}
