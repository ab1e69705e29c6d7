package org.hcim.accelerator.quantized;

import org.hcim.accelerator.function.CrossbarMatrix;
import org.hcim.accelerator.function.Imperfections;
import org.hcim.accelerator.function.Kernel;
import org.hcim.accelerator.function.LaneBuffers;

/** Where the kernels of a network's matrices come from. */
interface KernelSource {

  /** The kernel of the next matrix. */
  Kernel kernel(CrossbarMatrix matrix);

  /** Ideal crossbars. */
  static KernelSource ideal() {
    var buffers = new LaneBuffers();
    return matrix -> Kernel.of(matrix, buffers);
  }

  /** Crossbars of one chip, each with faults of its own. */
  static KernelSource imperfect(Imperfections imperfections, long seed) {
    var seeds = new Seeded(seed);
    return matrix -> Kernel.imperfect(matrix, imperfections, seeds.next());
  }
}
