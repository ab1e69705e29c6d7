package org.hcim.jobs.simulate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.hcim.sweeps.simulation.SimulatedRun;

/**
 * Some images of one run: what a task takes at a time. Blocks are equal however many tasks there
 * are, so that sums come out the same on every cluster.
 */
record ImageBlock(int run, int first, int end) implements Serializable {

  /** As many as the simulator takes together. */
  private static final int IDEAL = 64;

  /** A chip that is not ideal takes its time. */
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
