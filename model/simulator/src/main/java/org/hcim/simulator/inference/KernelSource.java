package org.hcim.simulator.inference;

import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Kernel;
import org.hcim.simulator.crossbar.LaneBuffers;
import org.hcim.simulator.crossbar.NonIdealities;

/** Where the kernels of a network's matrices come from. */
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
   * Crossbars of one chip, each with faults of its own.
   *
   * @param firstImage images that the chip has seen before
   */
  static KernelSource imperfect(NonIdealities imperfections, long seed, long firstImage) {
    var seeds = new Seeded(seed);
    return (matrix, positions) ->
        Kernel.imperfect(matrix, imperfections, seeds.next(), firstImage * positions);
  }
}
