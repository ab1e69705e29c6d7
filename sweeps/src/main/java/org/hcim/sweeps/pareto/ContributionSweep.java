package org.hcim.sweeps.pareto;

/**
 * Hypervolume contributions for three objectives, by one sweep along z (Emmerich and Fonseca,
 * "Computing Hypervolume Contributions in Low Dimensions", 2011).
 *
 * <p>The points swept so far form a staircase. The area that one step alone dominates at the
 * current z is a row of boxes in {@link BoxLists}. The boxes start at the step's y, and their tops
 * descend from left to right. A new point closes the boxes of the steps that it covers, cuts the
 * boxes of its two neighbors, and opens new boxes.
 */
final class ContributionSweep {

  private final double[] xs;
  private final double[] ys;
  private final double[] zs;
  private final double[] reference;
  private final Ranks x;
  private final RankSet steps;
  private final int[] pointAt;
  private final BoxLists boxes;

  /** Takes a frontier of distinct points that are better than the reference. */
  ContributionSweep(double[][] frontier, double[] reference) {
    this.xs = frontier[0];
    this.ys = frontier[1];
    this.zs = frontier[2];
    this.reference = reference;
    this.x = Ranks.of(xs);
    this.steps = new RankSet(x.values().length);
    this.pointAt = new int[x.values().length];
    this.boxes = new BoxLists(ys);
  }

  double[] contributions() {
    for (int point : Ranks.of(zs).order()) {
      insert(point);
    }
    for (int rank = steps.ceiling(0); rank != RankSet.NONE; rank = next(rank)) {
      boxes.closeAll(pointAt[rank], reference[2]);
    }
    return boxes.volumes();
  }

  private void insert(int point) {
    int rank = x.of()[point];
    int left = steps.floor(rank - 1);
    double top = reference[1];
    if (left != RankSet.NONE) {
      top = ys[pointAt[left]];
      boxes.cutRight(pointAt[left], xs[point], zs[point]);
    }
    double from = xs[point];
    int right = steps.ceiling(rank);
    while (right != RankSet.NONE && ys[pointAt[right]] >= ys[point]) {
      int covered = pointAt[right];
      boxes.closeAll(covered, zs[point]);
      boxes.append(point, from, xs[covered], top, zs[point]);
      from = xs[covered];
      top = ys[covered];
      steps.remove(right);
      right = steps.ceiling(right);
    }
    if (right != RankSet.NONE) {
      boxes.cutTop(pointAt[right], ys[point], zs[point]);
    }
    double to = right == RankSet.NONE ? reference[0] : xs[pointAt[right]];
    boxes.append(point, from, to, top, zs[point]);
    steps.add(rank);
    pointAt[rank] = point;
  }

  private int next(int rank) {
    return rank + 1 < pointAt.length ? steps.ceiling(rank + 1) : RankSet.NONE;
  }
}
