package org.hcim.sweeps.space;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hcim.accelerator.design.Parameter;

/** The combinations within a branch, over the axes that set at least one of the parameters. */
final class BranchCombinations implements Combinations {

  private static final long serialVersionUID = 1L;

  private final Object[] base;

  /** The axes that set a parameter; the last one varies fastest. */
  private final Steps[] axes;

  /** The number of points per combination of steps, from the other axes. */
  private final long others;

  private final long size;

  BranchCombinations(Object[] base, List<ActiveAxis> axes, Set<Parameter> parameters) {
    this.base = base;
    this.axes =
        axes.stream()
            .filter(axis -> axis.sets(parameters))
            .map(axis -> Steps.of(axis, parameters))
            .toArray(Steps[]::new);
    others =
        axes.stream()
            .filter(axis -> !axis.sets(parameters))
            .mapToLong(ActiveAxis::size)
            .reduce(1, Math::multiplyExact);
    size =
        Arrays.stream(this.axes).mapToLong(axis -> axis.rows.length).reduce(1, Math::multiplyExact);
  }

  /**
   * The steps of an axis that differ in the parameters.
   *
   * @param counts the number of steps that each step represents
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Steps(ActiveAxis axis, int[] rows, long[] counts) implements Serializable {

    static Steps of(ActiveAxis axis, Set<Parameter> parameters) {
      Map<Integer, Long> distinct = axis.distinct(parameters);
      return new Steps(
          axis,
          distinct.keySet().stream().mapToInt(Integer::intValue).toArray(),
          distinct.values().stream().mapToLong(Long::longValue).toArray());
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public long write(long index, Object[] values) {
    System.arraycopy(base, 0, values, 0, base.length);
    long points = others;
    long rest = index;
    for (int i = axes.length - 1; i >= 0; i--) {
      Steps steps = axes[i];
      int step = (int) (rest % steps.rows.length);
      rest /= steps.rows.length;
      steps.axis.write(steps.rows[step], values);
      points = Math.multiplyExact(points, steps.counts[step]);
    }
    return points;
  }
}
