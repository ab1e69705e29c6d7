package org.hcim.simulator.inference;

import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Kernel;
import org.hcim.simulator.crossbar.LaneBuffers;
import org.hcim.simulator.crossbar.NonIdealities;

/** A factory of kernels for the matrices of a network, in order. */
interface KernelSource {

  /**
   * The kernel of the next matrix.
   *
   * @param positions input vectors of an image
   */
  Kernel kernel(CrossbarMatrix matrix, int positions);

  /** Ideal crossbars. */
  static KernelSource ideal() {
    var buffers = new LaneBuffers();
    return (matrix, positions) -> Kernel.of(matrix, buffers);
  }

  /**
   * Crossbars of one chip, each with its own non-idealities.
   *
   * @param firstImage images that the chip has seen before
   */
  static KernelSource nonIdeal(NonIdealities nonIdealities, long seed, long firstImage) {
    var seeds = new Seeded(seed);
    return (matrix, positions) ->
        Kernel.nonIdeal(matrix, nonIdealities, seeds.next(), firstImage * positions);
  }
}
