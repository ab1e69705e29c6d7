package org.hcim.sweeps.space;

import java.util.List;

/** The combinations of all branches of a grid, one branch after another. */
final class GridCombinations implements Combinations {

  private static final long serialVersionUID = 1L;

  private final Combinations[] branches;
  private final NumberRanges ranges;

  GridCombinations(List<BranchCombinations> branches) {
    this.branches = branches.toArray(Combinations[]::new);
    ranges = NumberRanges.of(branches.stream().mapToLong(Combinations::size));
  }

  @Override
  public long size() {
    return ranges.size();
  }

  @Override
  public long write(long index, Object[] values) {
    int branch = ranges.of(index);
    return branches[branch].write(index - ranges.first(branch), values);
  }
}
