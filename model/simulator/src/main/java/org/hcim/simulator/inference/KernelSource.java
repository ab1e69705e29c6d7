package org.hcim.simulator.inference;

import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Kernel;
import org.hcim.simulator.crossbar.LaneBuffers;
import org.hcim.simulator.crossbar.NonIdealities;

/** A factory of kernels for the matrices of a network, in order. */
interface KernelSource {

  /**
   * Returns the kernel of the next matrix.
   *
   * @param positions input vectors per image
   */
  Kernel kernel(CrossbarMatrix matrix, int positions);

  /** Returns the kernels of ideal crossbars. */
  static KernelSource ideal() {
    var buffers = new LaneBuffers();
    return (matrix, positions) -> Kernel.of(matrix, buffers);
  }

  /**
   * Returns the kernels of one chip, whose crossbars have individual non-idealities.
   *
   * @param firstImage number of images that the chip has already read
   */
  static KernelSource nonIdeal(NonIdealities nonIdealities, long seed, long firstImage) {
    var seeds = new Seeded(seed);
    return (matrix, positions) ->
        Kernel.nonIdeal(matrix, nonIdealities, seeds.next(), firstImage * positions);
  }
}
