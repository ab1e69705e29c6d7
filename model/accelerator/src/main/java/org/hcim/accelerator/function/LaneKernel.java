package org.hcim.accelerator.function;

/**
 * Works on 64 positions a word: every position is a bit of a row, every column a chain of
 * carry-save adders over the rows whose weights are not zero. Comparators, DCiM words and ADCs are
 * logic on such rows, so nothing but AND, OR and XOR runs in the inner loops.
 */
final class LaneKernel implements Kernel {

  private static final int BLOCK = LaneBuffers.WORDS * Long.SIZE;

  private final CrossbarMatrix matrix;
  private final LaneBuffers buffers;
  private final ColumnLanes columns;
  private final WordLanes[] outputs;
  private final Unpacker unpacker = new Unpacker();

  LaneKernel(CrossbarMatrix matrix, LaneBuffers buffers) {
    this.matrix = matrix;
    this.buffers = buffers;
    columns = ColumnLanes.of(matrix, buffers);
    int bits = 2 + Long.SIZE - Long.numberOfLeadingZeros(mostSum());
    outputs = new WordLanes[matrix.weights().outputs()];
    for (int output = 0; output < outputs.length; output++) {
      outputs[output] = new WordLanes(Math.min(Integer.SIZE, bits), LaneBuffers.WORDS);
    }
  }

  private long mostSum() {
    return matrix.datapath().mostSum(matrix.weights().inputs());
  }

  @Override
  public Tally multiply(Inputs inputs, int[] sums) {
    columns.clear();
    int all = inputs.positions();
    for (int first = 0; first < all; first += BLOCK) {
      int positions = Math.min(BLOCK, all - first);
      multiplyBlock(inputs, first, positions);
      for (int output = 0; output < outputs.length; output++) {
        unpacker.unpack(outputs[output].bits(), positions, sums, output * all + first);
      }
    }
    return columns.tally((long) all * outputs.length);
  }

  private void multiplyBlock(Inputs inputs, int first, int positions) {
    int words = LaneBuffers.words(positions);
    int bits = matrix.datapath().slicing().precision().activationBits();
    buffers.mark(positions);
    for (WordLanes output : outputs) {
      output.clear(words);
      output.add(columns.constant());
    }
    for (int split = 0; split < matrix.splits(); split++) {
      buffers.load(
          inputs, matrix.firstInput(split), matrix.endInput(split), bits, first, positions);
      for (int output = 0; output < outputs.length; output++) {
        columns.accumulate(split, output, outputs[output], words);
      }
    }
  }
}
