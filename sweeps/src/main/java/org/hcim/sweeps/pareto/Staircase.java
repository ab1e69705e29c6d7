package org.hcim.sweeps.pareto;

/** The lower left boundary of an area below a reference: steps by ascending x and descending y. */
final class Staircase {

  private final double[] xs;
  private final double[] ys;
  private final RankSet steps;
  private final double referenceX;
  private final double referenceY;

  /**
   * Creates a staircase without steps.
   *
   * @param xs the x of each rank
   */
  Staircase(double[] xs, double referenceX, double referenceY) {
    this.xs = xs;
    this.ys = new double[xs.length];
    this.steps = new RankSet(xs.length);
    this.referenceX = referenceX;
    this.referenceY = referenceY;
  }

  /** Adds a point and returns the growth of the area. */
  double add(int rank, double y) {
    int left = steps.floor(rank);
    if (left != RankSet.NONE && ys[left] <= y) {
      return 0;
    }
    left = left == rank ? steps.floor(rank - 1) : left;
    double top = left == RankSet.NONE ? referenceY : ys[left];
    double x = xs[rank];
    double growth = 0;
    int right = steps.ceiling(rank);
    while (right != RankSet.NONE && ys[right] >= y) {
      growth += (xs[right] - x) * (top - y);
      x = xs[right];
      top = ys[right];
      steps.remove(right);
      right = steps.ceiling(right);
    }
    steps.add(rank);
    ys[rank] = y;
    return growth + ((right == RankSet.NONE ? referenceX : xs[right]) - x) * (top - y);
  }

  /** Removes all steps. */
  void clear() {
    for (int rank = steps.ceiling(0); rank != RankSet.NONE; rank = steps.ceiling(rank)) {
      steps.remove(rank);
    }
  }
}
