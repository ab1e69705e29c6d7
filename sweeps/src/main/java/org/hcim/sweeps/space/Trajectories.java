package org.hcim.sweeps.space;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Morris trajectories: paths through the levels of the axes along which each axis moves once, in
 * random order.
 *
 * <p>Morris, "Factorial Sampling Plans for Preliminary Computational Experiments", Technometrics
 * 33(2), 1991. A trajectory has one more point than there are axes; its points are numbered
 * consecutively.
 */
public final class Trajectories implements Sampler {

  private static final long serialVersionUID = 1L;

  private final List<AxisLevels> levels;
  private final int count;
  private final long seed;

  private Trajectories(List<AxisLevels> levels, int count, long seed) {
    this.levels = levels;
    this.count = count;
    this.seed = seed;
  }

  /**
   * Plans trajectories.
   *
   * @param ofIntervals the number of levels of an interval; the levels of a list are its values
   * @throws IllegalArgumentException if there is no axis
   */
  public static Trajectories of(Axes axes, int count, int ofIntervals, long seed) {
    if (axes.axes().isEmpty()) {
      throw new IllegalArgumentException("needs at least one axis");
    }
    List<AxisLevels> levels =
        axes.axes().stream().map(axis -> AxisLevels.of(axis, ofIntervals)).toList();
    return new Trajectories(List.copyOf(levels), count, seed);
  }

  /** The number of trajectories. */
  public int count() {
    return count;
  }

  /** The number of points of a trajectory. */
  public int length() {
    return levels.size() + 1;
  }

  @Override
  public long points() {
    return (long) count * length();
  }

  @Override
  public double coordinate(long point, int dimension) {
    return levels.get(dimension).coordinate(level(point, dimension));
  }

  /** Returns whether an axis has levels to move between. */
  public boolean moves(int axis) {
    return levels.get(axis).count() > 1;
  }

  /** The axis that moves between a point of a trajectory and the next. */
  public int moved(int trajectory, int step) {
    return IntStream.range(0, levels.size())
        .filter(axis -> turn(trajectory, axis) == step)
        .findFirst()
        .orElseThrow();
  }

  /**
   * The distance that an axis moves on a trajectory, as a fraction of the axis's range; negative if
   * downward.
   */
  public double distance(int trajectory, int axis) {
    long first = (long) trajectory * length();
    AxisLevels axisLevels = levels.get(axis);
    return axisLevels.position(level(first + length() - 1, axis))
        - axisLevels.position(level(first, axis));
  }

  private int level(long point, int axis) {
    long trajectory = point / length();
    boolean hasMoved = turn(trajectory, axis) < point % length();
    AxisLevels axisLevels = levels.get(axis);
    int lower =
        (int)
            (Hash.unit(Hash.of(seed, axis, trajectory))
                * (axisLevels.count() - axisLevels.stride()));
    boolean upward = (Hash.of(seed, axis + levels.size(), trajectory) & 1) == 0;
    return hasMoved == upward ? lower + axisLevels.stride() : lower;
  }

  /** The step at which an axis moves, from 0. */
  private long turn(long trajectory, int axis) {
    long key = Hash.of(seed, 2L * levels.size(), trajectory);
    return Permutation.of(levels.size(), key).at(axis);
  }
}
