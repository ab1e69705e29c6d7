package org.hcim.sweeps.space;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Paths through the levels of the axes on which each axis moves once, in random order.
 *
 * <p>Morris, "Factorial Sampling Plans for Preliminary Computational Experiments", Technometrics
 * 33(2), 1991. A trajectory is one more point than there are axes; its points are neighbors in
 * number.
 */
public final class Trajectories implements Sampler {

  private static final long serialVersionUID = 1L;

  private final List<Ladder> ladders;
  private final int count;
  private final long seed;

  private Trajectories(List<Ladder> ladders, int count, long seed) {
    this.ladders = ladders;
    this.count = count;
    this.seed = seed;
  }

  /**
   * Plans trajectories.
   *
   * @param levels of an interval; a list's levels are its values
   * @throws IllegalArgumentException when there is no axis
   */
  public static Trajectories of(Axes axes, int count, int levels, long seed) {
    if (axes.axes().isEmpty()) {
      throw new IllegalArgumentException("needs at least one axis");
    }
    List<Ladder> ladders = axes.axes().stream().map(axis -> Ladder.of(axis, levels)).toList();
    return new Trajectories(List.copyOf(ladders), count, seed);
  }

  /** How many trajectories there are. */
  public int count() {
    return count;
  }

  /** Points of a trajectory. */
  public int length() {
    return ladders.size() + 1;
  }

  @Override
  public long points() {
    return (long) count * length();
  }

  @Override
  public double coordinate(long point, int dimension) {
    return ladders.get(dimension).coordinate(rung(point, dimension));
  }

  /** Whether an axis has levels to move between. */
  public boolean moves(int axis) {
    return ladders.get(axis).rungs() > 1;
  }

  /** The axis that moves between a point of a trajectory and the next. */
  public int moved(int trajectory, int step) {
    return IntStream.range(0, ladders.size())
        .filter(axis -> turn(trajectory, axis) == step)
        .findFirst()
        .orElseThrow();
  }

  /** How far an axis moves on a trajectory, as a part of its whole length; negative if back. */
  public double distance(int trajectory, int axis) {
    long first = (long) trajectory * length();
    Ladder ladder = ladders.get(axis);
    return ladder.position(rung(first + length() - 1, axis)) - ladder.position(rung(first, axis));
  }

  private int rung(long point, int axis) {
    long trajectory = point / length();
    boolean hasMoved = turn(trajectory, axis) < point % length();
    Ladder ladder = ladders.get(axis);
    int lower =
        (int) (Hash.unit(Hash.of(seed, axis, trajectory)) * (ladder.rungs() - ladder.stride()));
    boolean upward = (Hash.of(seed, axis + ladders.size(), trajectory) & 1) == 0;
    return hasMoved == upward ? lower + ladder.stride() : lower;
  }

  /** When an axis moves, from 0. */
  private long turn(long trajectory, int axis) {
    long key = Hash.of(seed, 2L * ladders.size(), trajectory);
    return Permutation.of(ladders.size(), key).at(axis);
  }
}
