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
   * @return how often each value was read
   */
  Tally multiply(Inputs inputs, int[] sums);

  /**
   * The kernel for many input vectors at once.
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
   * The kernel of a crossbar that is not ideal.
   *
   * @param seed of the chip and of its noise: the same seed gives the same bits
   */
  static Kernel imperfect(CrossbarMatrix matrix, NonIdealities imperfections, long seed) {
    return imperfect(matrix, imperfections, seed, 0);
  }

  /**
   * As above, of a chip that has seen some input vectors already.
   *
   * @param seen how many; the noise goes on where it stopped
   */
  static Kernel imperfect(
      CrossbarMatrix matrix, NonIdealities imperfections, long seed, long seen) {
    return new NonIdealKernel(matrix, imperfections, seed, seen);
  }
}
