package org.hcim.sweeps.optimum;

import java.util.List;
import java.util.Random;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.space.GridSpace;

/** Random boxes of random grids, each with a random design in it. */
final class RandomBoxes {

  /** Boxes of one grid. */
  private static final int BOXES = 20;

  private final RandomGrids grids;
  private final Random random;
  private int left;
  private List<GridBranch> branches;
  private BranchRanges ranges;
  private final Object[] least = new Object[Parameter.count()];
  private final Object[] most = new Object[Parameter.count()];
  private Object[] design;

  RandomBoxes(long seed) {
    grids = new RandomGrids(seed);
    random = new Random(seed);
  }

  /** Moves on to another box. */
  void next() {
    if (left-- == 0) {
      branches = GridSpace.branches(grids.next());
      left = BOXES;
    }
    ranges = new BranchRanges(branches.get(random.nextInt(branches.size())), new int[0]);
    List<int[][]> roots = ranges.roots();
    int[][] root = roots.get(random.nextInt(roots.size()));
    int[] low = root[0].clone();
    int[] high = root[1].clone();
    int[] inside = new int[low.length];
    for (int axis = 0; axis < low.length; axis++) {
      low[axis] = between(root[0][axis], root[1][axis]);
      high[axis] = between(low[axis], root[1][axis]);
      inside[axis] = between(low[axis], high[axis]);
    }
    ranges.corners(low, high, least, most);
    design = ranges.point(inside);
    DesignPoint.derive(design);
  }

  private int between(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  /** By slot, the least values of the box. */
  Object[] least() {
    return least;
  }

  /** The greatest values. */
  Object[] most() {
    return most;
  }

  /** The values of a design in the box. */
  Object[] design() {
    return design;
  }
}
