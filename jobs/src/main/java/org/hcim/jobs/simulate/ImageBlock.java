package org.hcim.jobs.simulate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.hcim.sweeps.simulation.SimulatedRun;

/**
 * A block of images of one run, processed as a unit by a task. Block sizes do not depend on the
 * number of tasks, so sums are the same on every cluster.
 */
record ImageBlock(int run, int first, int end) implements Serializable {

  /** The batch size of the simulator. */
  private static final int IDEAL = 64;

  /** A smaller block, because a non-ideal chip is slower to simulate. */
  private static final int NON_IDEAL = 16;

  /** The blocks of a run, in order. */
  static List<ImageBlock> of(int number, SimulatedRun run, int images) {
    int most = run.noise().isNone() ? IDEAL : NON_IDEAL;
    List<ImageBlock> blocks = new ArrayList<>();
    for (int first = 0; first < images; first += most) {
      blocks.add(new ImageBlock(number, first, Math.min(images, first + most)));
    }
    return blocks;
  }

  int images() {
    return end - first;
  }
}
