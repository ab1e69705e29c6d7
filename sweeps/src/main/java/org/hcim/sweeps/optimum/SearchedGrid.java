package org.hcim.sweeps.optimum;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.space.Slot;

/**
 * A grid prepared for a search: its branches, its root boxes, and the group of each root box; each
 * group has a separate frontier.
 */
final class SearchedGrid {

  private final List<BranchRanges> branches;
  private final List<Parameter> groupedBy;
  private final List<SearchBox> roots = new ArrayList<>();
  private final Map<List<Object>, Integer> groups = new LinkedHashMap<>();

  /**
   * @param groupedBy parameters whose values define groups
   */
  SearchedGrid(List<GridBranch> branches, Set<Parameter> groupedBy) {
    this.branches = ranges(branches, groupedBy);
    this.groupedBy = List.copyOf(groupedBy);
    for (int branch = 0; branch < branches.size(); branch++) {
      for (int[][] root : this.branches.get(branch).roots()) {
        roots.add(new SearchBox(branch, group(branch, root[0]), root[0], root[1]));
      }
    }
  }

  /** The number of root boxes of a grid; they need not fit into memory. */
  static BigInteger countRoots(List<GridBranch> branches, Set<Parameter> groupedBy) {
    return ranges(branches, groupedBy).stream()
        .map(BranchRanges::countRoots)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  private static List<BranchRanges> ranges(List<GridBranch> branches, Set<Parameter> groupedBy) {
    EnumSet<Parameter> constant = EnumSet.noneOf(Parameter.class);
    constant.addAll(groupedBy);
    if (constant.contains(Parameter.COLUMNS_PER_ADC)) {
      constant.add(Parameter.XBAR_COLUMNS); // COLUMNS_PER_ADC may be derived from it
    }
    int[] slots = constant.stream().mapToInt(Slot::of).toArray();
    return branches.stream().map(branch -> new BranchRanges(branch, slots)).toList();
  }

  private int group(int branch, int[] low) {
    Object[] values = branches.get(branch).point(low);
    DesignPoint.derive(values);
    List<Object> key =
        Arrays.asList(groupedBy.stream().map(parameter -> values[Slot.of(parameter)]).toArray());
    Integer known = groups.putIfAbsent(key, groups.size());
    return known == null ? groups.size() - 1 : known;
  }

  BranchRanges branch(int number) {
    return branches.get(number);
  }

  /** The root boxes, which cover the grid; not bounded yet. */
  List<SearchBox> roots() {
    return roots;
  }

  int groups() {
    return groups.size();
  }
}
