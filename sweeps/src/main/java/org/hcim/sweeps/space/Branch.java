package org.hcim.sweeps.space;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.hcim.accelerator.design.Parameter;

/** The part of a grid in which the axes that control others are constant. */
final class Branch implements Serializable {

  private static final long serialVersionUID = 1L;

  /** A point's values before the active axes write theirs. */
  private final Object[] base;

  /** The active axes; the last one varies fastest. */
  private final ActiveAxis[] axes;

  private final boolean isExpanded;
  private final long size;

  /**
   * The base at each step of the last axis if expanded, otherwise once; rebuilt, not serialized.
   */
  private final transient Object[] template;

  private final transient int templateRows;

  Branch(Object[] base, List<ActiveAxis> axes) {
    this(base, axes, false);
  }

  private Branch(Object[] base, List<ActiveAxis> axes, boolean isExpanded) {
    this.base = base.clone();
    this.axes = axes.toArray(ActiveAxis[]::new);
    this.isExpanded = isExpanded && !axes.isEmpty();
    this.size = axes.stream().mapToLong(ActiveAxis::size).reduce(1, Math::multiplyExact);
    this.templateRows = this.isExpanded ? lastRows() : 1;
    this.template = this.isExpanded ? template() : this.base;
  }

  /** Returns the same branch with a whole point precomputed for each step of its last axis. */
  Branch expanded() {
    return new Branch(base, List.of(axes), true);
  }

  /** The number of whole points that the branch contains when expanded. */
  int lastRows() {
    return axes.length == 0 ? 1 : axes[axes.length - 1].size();
  }

  private Object readResolve() {
    return new Branch(base, List.of(axes), isExpanded);
  }

  private Object[] template() {
    var rows = new Object[templateRows * base.length];
    for (int row = 0; row < templateRows; row++) {
      Object[] point = base.clone();
      axes[axes.length - 1].write(row, point);
      System.arraycopy(point, 0, rows, row * point.length, point.length);
    }
    return rows;
  }

  long size() {
    return size;
  }

  void point(long offset, Object[] values) {
    long rest = offset / templateRows;
    int row = (int) (offset - rest * templateRows);
    System.arraycopy(template, row * base.length, values, 0, base.length);
    int axis = isExpanded ? axes.length - 1 : axes.length;
    while (rest > Integer.MAX_VALUE) {
      axis--;
      long next = rest / axes[axis].size();
      axes[axis].write((int) (rest - next * axes[axis].size()), values);
      rest = next;
    }
    int small = (int) rest; // int division is several times faster
    while (--axis >= 0) {
      int radix = axes[axis].size();
      int next = small / radix;
      axes[axis].write(small - next * radix, values);
      small = next;
    }
  }

  /** The combinations of the parameters' values that occur in the branch. */
  BranchCombinations combinations(Set<Parameter> parameters) {
    return new BranchCombinations(base, List.of(axes), parameters);
  }
}
