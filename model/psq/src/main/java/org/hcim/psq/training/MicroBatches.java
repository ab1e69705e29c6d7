package org.hcim.psq.training;

import org.hcim.psq.network.PsqNetwork;
import org.hcim.psq.network.Stage;

/**
 * How many images go through a network together, which bounds its memory: with quantized partial
 * sums every image has streams x slices maps of each layer.
 */
final class MicroBatches {

  /** Whole batches of any recipe. */
  private static final int MAX = 1024;

  /** Our choice; docs/accuracy.md has the memory that it took. */
  private static final int MAX_WITH_PARTIAL_SUMS = 32;

  private MicroBatches() {}

  /** As many as fit; gradients of the parts of a batch add up, statistics are of each part. */
  static int most(PsqNetwork network) {
    return network.stage() == Stage.PSQ ? MAX_WITH_PARTIAL_SUMS : MAX;
  }
}
