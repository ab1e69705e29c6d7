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
  private final NumberRanges ranges;

  private GridSpace(List<Branch> branches) {
    this.branches = branches.toArray(Branch[]::new);
    ranges = NumberRanges.of(branches.stream().mapToLong(Branch::size));
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
