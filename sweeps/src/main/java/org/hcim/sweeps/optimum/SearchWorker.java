package org.hcim.sweeps.optimum;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.optimum.BoxRules.Verdict;
import org.hcim.sweeps.pareto.GrowingFrontier;

/**
 * A worker of a search: takes boxes, halves them, costs designs and tracks the vectors that all
 * threads have found. Used by one thread.
 */
final class SearchWorker {

  /** Maximum axes tried per box: trying more finds better halves, but takes too much time. */
  private static final int MAX_TRIED = 3;

  private final SearchedGrid grid;
  private final BoxCosts costs;
  private final BoxRules rules;
  private final OpenBoxes open;
  private final Discoveries discoveries;
  private final List<GrowingFrontier<SearchBox>> frontiers = new ArrayList<>();
  private final Object[] least = new Object[Parameter.count()];
  private final Object[] most = new Object[Parameter.count()];
  private int learned;
  private double decided;
  private long boxes;
  private long evaluations;

  SearchWorker(
      SearchedGrid grid, BoxCosts costs, BoxRules rules, OpenBoxes open, Discoveries discoveries) {
    this.grid = grid;
    this.costs = costs;
    this.rules = rules;
    this.open = open;
    this.discoveries = discoveries;
    for (int group = 0; group < grid.groups(); group++) {
      frontiers.add(new GrowingFrontier<>(costs.dimensions()));
    }
  }

  BoxCosts costs() {
    return costs;
  }

  long boxes() {
    return boxes;
  }

  long evaluations() {
    return evaluations;
  }

  GrowingFrontier<SearchBox> frontier(int group) {
    return frontiers.get(group);
  }

  /** Bounds the root boxes that no other thread has taken, and opens them. */
  void boundRoots(AtomicInteger next) {
    open.begin();
    try {
      for (int i = next.getAndIncrement();
          i < grid.roots().size() && open.goesOnToBound(vectors());
          i = next.getAndIncrement()) {
        SearchBox box = grid.roots().get(i);
        if (bound(box)) {
          open.add(box);
        } else {
          decided += box.points();
        }
      }
    } finally {
      endWork();
    }
  }

  /**
   * Decides boxes.
   *
   * @param maxDives number of dives after which the thread stops
   * @return false if the thread stopped at this limit
   */
  boolean decide(long maxDives) {
    for (long dive = 0; dive < maxDives; dive++) {
      SearchBox box = open.take(vectors());
      if (box == null) {
        return true;
      }
      try {
        learn();
        dive(box);
      } finally {
        endWork();
      }
    }
    return false;
  }

  private int vectors() {
    int vectors = 0;
    for (GrowingFrontier<SearchBox> frontier : frontiers) {
      vectors += frontier.vectors();
    }
    return vectors;
  }

  private void endWork() {
    open.end(decided);
    decided = 0;
  }

  /** Adds the vectors that other threads have found. */
  private void learn() {
    if (learned == discoveries.size()) {
      return;
    }
    for (Discoveries.Discovery found : discoveries.since(learned)) {
      learned++;
      if (!isOwn(found)) {
        frontiers.get(found.group()).admits(found.vector());
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // compared by identity
  private boolean isOwn(Discoveries.Discovery found) {
    return found.finder() == this;
  }

  /**
   * Halves a box repeatedly until one part is decided; the other halves stay open. Only the
   * starting box may have become dominated since it was bounded.
   */
  private void dive(SearchBox from) {
    if (isDominated(from)) {
      boxes++;
      decided += from.points();
      return;
    }
    SearchBox box = from;
    while (box != null) {
      boxes++;
      if (box.isPoint()) {
        evaluate(box);
        return;
      }
      box = halve(box);
    }
  }

  private boolean isDominated(SearchBox box) {
    return frontiers.get(box.group).dominates(box.bounds);
  }

  /**
   * Prunes halves without a frontier design, or splits the box; returns null if nothing remains.
   * Only a few axes are tried: those whose halves had the highest bounds when last tried.
   */
  private SearchBox halve(SearchBox box) {
    AxisOrder order = box.order(grid.branch(box.branch), MAX_TRIED);
    Halves best = null;
    double bestRise = Double.NEGATIVE_INFINITY;
    for (int axis = order.next(); axis != AxisOrder.NONE; axis = order.next()) {
      Halves halves = halves(box, axis);
      if (!halves.isLowerOpen() || !halves.isUpperOpen()) {
        decided += halves.isLowerOpen() ? 0 : halves.lower().points();
        decided += halves.isUpperOpen() ? 0 : halves.upper().points();
        order.cut(axis);
        return order.handOn(halves.left());
      }
      double rise = order.rose(axis, halves.rise() - 2 * box.priority());
      if (best == null || rise > bestRise) {
        best = halves;
        bestRise = rise;
      }
    }
    boolean lowerFirst = best.lower().compareTo(best.upper()) <= 0;
    open.add(order.handOn(lowerFirst ? best.upper() : best.lower()));
    return order.handOn(lowerFirst ? best.lower() : best.upper());
  }

  private record Halves(
      SearchBox lower, SearchBox upper, boolean isLowerOpen, boolean isUpperOpen) {

    /** The open half if the other is decided; null if neither is open. */
    SearchBox left() {
      return isLowerOpen ? lower : isUpperOpen ? upper : null;
    }

    /**
     * The rise of the bounds from a box to its halves, up to a term that depends only on the box.
     */
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
    var lower = new SearchBox(box.branch, box.group, box.low, lowerEnd);
    var upper = new SearchBox(box.branch, box.group, upperStart, box.high);
    return new Halves(lower, upper, isOpen(lower), isOpen(upper));
  }

  /** Bounds a box; returns false if it cannot contain a frontier design. */
  private boolean isOpen(SearchBox box) {
    return bound(box) && !isDominated(box);
  }

  /** Bounds a box; returns false if no design in it is kept and has a cost. */
  private boolean bound(SearchBox box) {
    if (rules.judge(box.branch, box.low, box.high) == Verdict.NOTHING) {
      return false;
    }
    grid.branch(box.branch).corners(box.low, box.high, least, most);
    double[] bounds = new double[costs.dimensions()];
    boolean costed = costs.bound(least, most, bounds);
    if (costed) {
      box.bound(bounds, priority(bounds));
    }
    return costed;
  }

  /** The priority of a box: better objectives come first; the order does not affect the result. */
  private double priority(double[] bounds) {
    double priority = 0;
    for (int d = 0; d < bounds.length; d++) {
      priority += costs.scaled(d, bounds[d]);
    }
    return priority;
  }

  private void evaluate(SearchBox point) {
    evaluations++;
    decided++;
    double[] vector = new double[costs.dimensions()];
    if (costs.cost(grid.branch(point.branch).point(point.low), vector)
        && frontiers.get(point.group).add(vector, point)) {
      discoveries.add(new Discoveries.Discovery(point.group, vector, this));
    }
  }
}
