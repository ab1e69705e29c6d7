package org.hcim.simulator.crossbar;

/**
 * Processes 64 positions per word: each position is one bit of a row, and each column is a chain of
 * carry-save adders over the rows with nonzero weights. Comparators, partial-sum registers and ADCs
 * are logic on such rows, so the inner loops contain only AND, OR and XOR.
 */
final class LaneKernel implements Kernel {

  /**
   * The most rows at full block size; taller crossbars use shorter blocks so that planes fit the
   * cache.
   */
  private static final int ROWS_OF_FULL_BLOCKS = 256;

  private final CrossbarMatrix matrix;
  private final LaneBuffers buffers;
  private final ColumnLanes columns;
  private final int sumBits;
  private final int block;
  private final Unpacker unpacker = new Unpacker();

  LaneKernel(CrossbarMatrix matrix, LaneBuffers buffers) {
    this.matrix = matrix;
    this.buffers = buffers;
    columns = ColumnLanes.of(matrix, buffers);
    boolean isTall = matrix.endInput(0) > ROWS_OF_FULL_BLOCKS;
    block = (isTall ? LaneBuffers.WORDS / 2 : LaneBuffers.WORDS) * Long.SIZE;
    sumBits = Math.min(Integer.SIZE, 2 + Long.SIZE - Long.numberOfLeadingZeros(mostSum()));
  }

  private long mostSum() {
    return matrix.datapath().mostSum(matrix.weights().inputs());
  }

  @Override
  public Tally multiply(Inputs inputs, int[] sums) {
    columns.clear();
    int outputs = matrix.weights().outputs();
    WordLanes[] lanes = buffers.sums(outputs);
    int all = inputs.positions();
    for (int first = 0; first < all; first += block) {
      int positions = Math.min(block, all - first);
      multiplyBlock(inputs, first, positions, lanes);
      for (int output = 0; output < outputs; output++) {
        unpacker.unpack(lanes[output], positions, sums, output * all + first);
      }
    }
    return columns.tally((long) all * outputs);
  }

  private void multiplyBlock(Inputs inputs, int first, int positions, WordLanes[] lanes) {
    int words = LaneBuffers.words(positions);
    int bits = matrix.datapath().slicing().precision().activationBits();
    buffers.mark(positions);
    int outputs = matrix.weights().outputs();
    for (int output = 0; output < outputs; output++) {
      lanes[output].clear(words, sumBits);
      lanes[output].add(columns.constant());
    }
    for (int split = 0; split < matrix.splits(); split++) {
      buffers.load(
          inputs, matrix.firstInput(split), matrix.endInput(split), bits, first, positions);
      for (int output = 0; output < outputs; output++) {
        columns.accumulate(split, output, lanes[output], words);
      }
    }
  }
}
