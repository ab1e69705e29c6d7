package org.hcim.sweeps.space;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.List;

/**
 * A part of a grid in which the same axes vary independently of each other, for a search over
 * ranges of steps. Unlike the points of a {@link GridSpace}, its points are not limited in number.
 */
public final class GridBranch implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Object[] base;
  private final ActiveAxis[] axes;

  GridBranch(Object[] base, List<ActiveAxis> axes) {
    this.base = base.clone();
    this.axes = axes.toArray(ActiveAxis[]::new);
  }

  /** A new array with the constant values of the branch; axes write the others. */
  public Object[] base() {
    return base.clone();
  }

  /** The number of axes; the last one varies fastest in the grid. */
  public int axes() {
    return axes.length;
  }

  /** The number of steps of an axis. */
  public int steps(int axis) {
    return axes[axis].size();
  }

  /** The slots of the parameters that an axis sets. */
  public int[] slots(int axis) {
    return axes[axis].slots();
  }

  /** Writes the values of one step of an axis. */
  public void write(int axis, int step, Object[] values) {
    axes[axis].write(step, values);
  }

  /** The number of points. */
  public BigInteger points() {
    BigInteger points = BigInteger.ONE;
    for (ActiveAxis axis : axes) {
      points = points.multiply(BigInteger.valueOf(axis.size()));
    }
    return points;
  }

  /** The number of a point within the branch. */
  public BigInteger offset(int[] steps) {
    BigInteger offset = BigInteger.ZERO;
    for (int axis = 0; axis < axes.length; axis++) {
      offset =
          offset
              .multiply(BigInteger.valueOf(axes[axis].size()))
              .add(BigInteger.valueOf(steps[axis]));
    }
    return offset;
  }
}
