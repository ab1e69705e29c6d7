package org.hcim.simulator.crossbar;

/**
 * Computes the products of one crossbar matrix; all kernels give the same bits. A kernel has
 * buffers and serves one thread.
 */
public interface Kernel {

  /**
   * The products of all input vectors.
   *
   * @param sums receives the sum of each output and position, output by output
   * @return the counts of the values that were read
   */
  Tally multiply(Inputs inputs, int[] sums);

  /**
   * The kernel for batches of input vectors.
   *
   * @param buffers of the thread that will use it
   */
  static Kernel of(CrossbarMatrix matrix, LaneBuffers buffers) {
    return matrix.datapath().readout() instanceof ColumnReadout.Ideal
        ? new IntegerKernel(matrix)
        : new LaneKernel(matrix, buffers);
  }

  /** The kernel for a few input vectors. */
  static Kernel forFew(CrossbarMatrix matrix) {
    return new PopcountKernel(matrix);
  }

  /**
   * The kernel of a crossbar with non-idealities.
   *
   * @param seed of the chip and of its noise: the same seed gives the same bits
   */
  static Kernel nonIdeal(CrossbarMatrix matrix, NonIdealities nonIdealities, long seed) {
    return nonIdeal(matrix, nonIdealities, seed, 0);
  }

  /**
   * The kernel of a chip that has read some input vectors already.
   *
   * @param seen the number of input vectors so far; the noise continues from there
   */
  static Kernel nonIdeal(CrossbarMatrix matrix, NonIdealities nonIdealities, long seed, long seen) {
    return new NonIdealKernel(matrix, nonIdealities, seed, seen);
  }
}
