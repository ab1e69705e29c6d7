package org.hcim.sweeps.space;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hcim.accelerator.design.Parameter;

/**
 * All combinations of all axes.
 *
 * <p>Axes that control others vary slowest, each after the axes that control it. The other axes
 * follow in the order of the spec, the last one varying fastest. Only the combinations of the
 * controlling axes are materialized.
 */
public final class GridSpace implements DesignSpace {

  private static final long serialVersionUID = 1L;

  private final Branch[] branches;
  private final NumberRanges ranges;

  private GridSpace(List<Branch> branches) {
    this.branches = branches.toArray(Branch[]::new);
    ranges = NumberRanges.of(branches.stream().mapToLong(Branch::size));
  }

  /**
   * Plans a grid.
   *
   * @throws ArithmeticException if the grid has 2^63 points or more
   * @throws IllegalArgumentException if an axis is an interval, if conditions are circular or if
   *     controlling axes have more than {@link BranchBuilder#MAX} combinations
   */
  public static GridSpace of(Axes axes) {
    return new GridSpace(new BranchBuilder(axes).build());
  }

  /** The blocks of the grid of the axes, in the order of their numbers. */
  public static List<GridBlock> blocks(Axes axes) {
    return new BranchBuilder(axes).blocks();
  }

  /** The branches of the grid of the axes, in the order of their numbers. */
  public static List<GridBranch> branches(Axes axes) {
    return new BranchBuilder(axes).searchable();
  }

  @Override
  public long size() {
    return ranges.size();
  }

  @Override
  public void point(long index, Object[] values) {
    int branch = ranges.of(index);
    branches[branch].point(index - ranges.first(branch), values);
  }

  @Override
  public Combinations combinations(Set<Parameter> parameters) {
    return new GridCombinations(
        Arrays.stream(branches).map(branch -> branch.combinations(parameters)).toList());
  }
}
