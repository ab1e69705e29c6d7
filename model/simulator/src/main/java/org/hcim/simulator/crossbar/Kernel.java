package org.hcim.simulator.crossbar;

/**
 * Computes the products of one crossbar matrix; all kernels give identical bits. A kernel owns
 * buffers and serves one thread.
 */
public interface Kernel {

  /**
   * Multiplies all input vectors.
   *
   * @param sums receives the sum of each output and position, output by output
   * @return counts of the readings
   */
  Tally multiply(Inputs inputs, int[] sums);

  /**
   * Returns the kernel for batches of input vectors.
   *
   * @param buffers buffers of the thread that uses the kernel
   */
  static Kernel of(CrossbarMatrix matrix, LaneBuffers buffers) {
    return matrix.datapath().readout() instanceof ColumnReadout.Ideal
        ? new IntegerKernel(matrix)
        : new LaneKernel(matrix, buffers);
  }

  /** Returns the kernel for a few input vectors. */
  static Kernel forFew(CrossbarMatrix matrix) {
    return new PopcountKernel(matrix);
  }

  /**
   * Returns the kernel of a crossbar with non-idealities.
   *
   * @param seed seed of the chip and its noise; the same seed gives the same bits
   */
  static Kernel nonIdeal(CrossbarMatrix matrix, NonIdealities nonIdealities, long seed) {
    return nonIdeal(matrix, nonIdealities, seed, 0);
  }

  /**
   * Returns the kernel of a chip that has already read some input vectors.
   *
   * @param seen number of input vectors read so far; the noise continues from there
   */
  static Kernel nonIdeal(CrossbarMatrix matrix, NonIdealities nonIdealities, long seed, long seen) {
    return new NonIdealKernel(matrix, nonIdealities, seed, seen);
  }
}
