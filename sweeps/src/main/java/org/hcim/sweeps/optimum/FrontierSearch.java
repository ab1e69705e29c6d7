package org.hcim.sweeps.optimum;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.optimum.BoxRules.Verdict;
import org.hcim.sweeps.space.GridBranch;

/**
 * Finds all Pareto-optimal designs of a grid by branch and bound.
 *
 * <p>A box is dropped only where a design that was found dominates its bounds, and so every design
 * in it; or where no design in it is valid and kept. The best box is halved along the axis whose
 * halves have the highest bounds, until it is a point, which is costed like any design. The set is
 * exact, so it does not depend on the order of the search. Not thread-safe.
 */
public final class FrontierSearch {

  private final List<BranchRanges> branches;
  private final BoxCosts costs;
  private final BoxRules rules;
  private final GrowingFrontier frontier;
  private final PriorityQueue<SearchBox> open = new PriorityQueue<>();
  private final Object[] least = new Object[Parameter.count()];
  private final Object[] most = new Object[Parameter.count()];
  private long boxes;
  private long evaluations;
  private double points;
  private double decided;

  private FrontierSearch(List<GridBranch> branches, BoxCosts costs, BoxRules rules) {
    this.branches = branches.stream().map(BranchRanges::new).toList();
    this.costs = costs;
    this.rules = rules;
    this.frontier = new GrowingFrontier(costs.dimensions());
  }

  /**
   * Searches a grid.
   *
   * @param branches its parts
   * @param watch asked between boxes; may end the search early
   */
  public static FoundFrontier of(
      List<GridBranch> branches, BoxCosts costs, BoxRules rules, SearchWatch watch) {
    return new FrontierSearch(branches, costs, rules).run(watch);
  }

  private FoundFrontier run(SearchWatch watch) {
    for (int branch = 0; branch < branches.size(); branch++) {
      for (int[][] root : branches.get(branch).roots()) {
        SearchBox box = new SearchBox(branch, root[0], root[1]);
        points += box.points();
        if (bound(box)) {
          open.add(box);
        } else {
          decided += box.points();
        }
      }
    }
    while (!open.isEmpty() && watch.goesOn(state())) {
      dive(open.poll());
    }
    return result();
  }

  /** Halves a box until one half is decided; the other halves stay open. */
  private void dive(SearchBox from) {
    SearchBox box = from;
    while (box != null) {
      boxes++;
      if (frontier.dominates(box.bounds)) {
        decided += box.points();
        return;
      }
      if (box.isPoint()) {
        evaluate(box);
        return;
      }
      box = halve(box);
    }
  }

  /** Cuts away halves without a design of the frontier, then halves; null where nothing is left. */
  private SearchBox halve(SearchBox box) {
    Halves best = null;
    for (int axis = 0; axis < box.low.length; axis++) {
      if (box.low[axis] == box.high[axis]) {
        continue;
      }
      Halves halves = halves(box, axis);
      if (!halves.isLowerOpen() || !halves.isUpperOpen()) {
        decided += halves.isLowerOpen() ? 0 : halves.lower().points();
        decided += halves.isUpperOpen() ? 0 : halves.upper().points();
        return halves.left();
      }
      if (best == null || halves.rise() > best.rise()) {
        best = halves;
      }
    }
    boolean lowerFirst = best.lower().compareTo(best.upper()) <= 0;
    open.add(lowerFirst ? best.upper() : best.lower());
    return lowerFirst ? best.lower() : best.upper();
  }

  private record Halves(
      SearchBox lower, SearchBox upper, boolean isLowerOpen, boolean isUpperOpen) {

    /** The half that is open, where the other is not; null where none is. */
    SearchBox left() {
      return isLowerOpen ? lower : isUpperOpen ? upper : null;
    }

    /** The rise of the bounds from a box to its halves, but for a part that is that of the box. */
    double rise() {
      return lower.priority() + upper.priority();
    }
  }

  private Halves halves(SearchBox box, int axis) {
    int middle = (box.low[axis] + box.high[axis]) >>> 1;
    int[] lowerEnd = box.high.clone();
    lowerEnd[axis] = middle;
    int[] upperStart = box.low.clone();
    upperStart[axis] = middle + 1;
    var lower = new SearchBox(box.branch, box.low, lowerEnd);
    var upper = new SearchBox(box.branch, upperStart, box.high);
    return new Halves(lower, upper, isOpen(lower), isOpen(upper));
  }

  /** Bounds a box; false where it has no design of the frontier. */
  private boolean isOpen(SearchBox box) {
    return bound(box) && !frontier.dominates(box.bounds);
  }

  /** Bounds a box; false where no design in it is kept and costed. */
  private boolean bound(SearchBox box) {
    if (rules.judge(box.branch, box.low, box.high) == Verdict.NOTHING) {
      return false;
    }
    branches.get(box.branch).corners(box.low, box.high, least, most);
    double[] bounds = new double[costs.dimensions()];
    boolean costed = costs.bound(least, most, bounds);
    if (costed) {
      box.bound(bounds, priority(bounds));
    }
    return costed;
  }

  /** Boxes with better objectives come first; the order has no effect on what is found. */
  private double priority(double[] bounds) {
    double priority = 0;
    for (int d = 0; d < bounds.length; d++) {
      priority += costs.scaled(d, bounds[d]);
    }
    return priority;
  }

  private SearchWatch.State state() {
    return new SearchWatch.State(decided / points, frontier.designs(), open.size());
  }

  private void evaluate(SearchBox point) {
    evaluations++;
    decided++;
    double[] vector = new double[costs.dimensions()];
    if (costs.cost(branches.get(point.branch).point(point.low), vector)) {
      frontier.add(vector, point);
    }
  }

  private FoundFrontier result() {
    List<FoundDesign> designs = new ArrayList<>();
    for (GrowingFrontier.Entry entry : frontier.entries()) {
      for (SearchBox design : entry.designs) {
        designs.add(
            new FoundDesign(
                design.branch,
                design.low,
                branches.get(design.branch).point(design.low),
                entry.vector));
      }
    }
    designs.sort(Comparator.naturalOrder());
    List<double[]> left =
        open.stream().map(box -> box.bounds).filter(bounds -> !frontier.dominates(bounds)).toList();
    List<double[]> found = frontier.entries().stream().map(entry -> entry.vector).toList();
    return new FoundFrontier(
        List.copyOf(designs),
        least(left),
        HypervolumeShare.of(costs, found, left),
        boxes,
        evaluations);
  }

  /** The least of some bounds, which no missing design is below; empty without any. */
  private List<Double> least(List<double[]> bounds) {
    List<Double> least = new ArrayList<>();
    for (int d = 0; d < costs.dimensions(); d++) {
      int objective = d;
      bounds.stream().mapToDouble(bound -> bound[objective]).min().ifPresent(least::add);
    }
    return List.copyOf(least);
  }
}
