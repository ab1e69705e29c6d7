package org.hcim.psq.training;

import org.hcim.psq.network.PsqNetwork;

/** How many images go through a network together, so that its memory is bounded. */
final class MicroBatches {

  private MicroBatches() {}

  /** As many as fit; gradients of the parts of a batch add up. */
  static int most(PsqNetwork network) {
    return Integer.MAX_VALUE;
  }
}
