package org.hcim.sweeps.space;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hcim.accelerator.design.Parameter;

/**
 * All combinations of all axes.
 *
 * <p>The axes that control others vary slowest, in an order in which each follows those that
 * control it; then the others in the order of the spec, the last one fastest. Nothing is
 * materialized but the combinations of the controlling axes.
 */
public final class GridSpace implements DesignSpace {

  private static final long serialVersionUID = 1L;

  private final Branch[] branches;

  /** The index of the first point after each branch. */
  private final long[] ends;

  private GridSpace(List<Branch> branches) {
    this.branches = branches.toArray(Branch[]::new);
    this.ends = branches.stream().mapToLong(Branch::size).toArray();
    Arrays.parallelPrefix(ends, Math::addExact);
  }

  /**
   * Plans a grid.
   *
   * @throws ArithmeticException when it has 2^63 points or more
   * @throws IllegalArgumentException when an axis is an interval, when conditions are circular or
   *     when controlling axes have more than {@link BranchBuilder#MAX} combinations
   */
  public static GridSpace of(Axes axes) {
    return new GridSpace(new BranchBuilder(axes).build());
  }

  /** The blocks of which the grid of these axes consists, in the order of their numbers. */
  public static List<GridBlock> blocks(Axes axes) {
    return new BranchBuilder(axes).blocks();
  }

  /** The parts of the grid of these axes, in the order of their numbers. */
  public static List<GridBranch> branches(Axes axes) {
    return new BranchBuilder(axes).searchable();
  }

  @Override
  public long size() {
    return ends.length == 0 ? 0 : ends[ends.length - 1];
  }

  @Override
  public void point(long index, Object[] values) {
    int branch = branchOf(index);
    branches[branch].point(index - ends[branch] + branches[branch].size(), values);
  }

  @Override
  public long combinations(Set<Parameter> parameters) {
    return Arrays.stream(branches).mapToLong(b -> b.combinations(parameters)).sum();
  }

  @Override
  public Projection project(Set<Parameter> parameters) {
    var counter = new Projection.Counter(parameters);
    for (Branch branch : branches) {
      branch.count(parameters, counter);
    }
    return counter.result();
  }

  private int branchOf(long index) {
    if (index < 0 || index >= size()) {
      throw new IndexOutOfBoundsException("point " + index + " of " + size());
    }
    int low = 0;
    int high = ends.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (index < ends[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
