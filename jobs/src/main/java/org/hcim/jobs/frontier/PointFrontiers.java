package org.hcim.jobs.frontier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.cost.NetworkCost;
import org.hcim.accelerator.design.Choice;
import org.hcim.jobs.evaluate.PointCosts;
import org.hcim.jobs.evaluate.PointCosts.CostedWorkload;
import org.hcim.jobs.summary.Evidence;
import org.hcim.jobs.table.Accuracies.Accuracy;
import org.hcim.jobs.table.Status;
import org.hcim.sweeps.optimum.BoundedFigure;
import org.hcim.sweeps.optimum.Measured;
import org.hcim.sweeps.pareto.GrowingFrontier;

/**
 * Reduces points to the frontiers of their groups without creating rows, as {@link LocalFrontiers}
 * does with rows. Not thread-safe.
 */
final class PointFrontiers implements PointCosts.Sink {

  private final PointQuery query;
  private final List<BoundedFigure> figures;
  private final double[] vector;
  private final Map<Competition, Local> groups = new HashMap<>();

  /** By workload: the group of the previous point, which the next point usually shares. */
  private final List<Latest> latest = new ArrayList<>();

  private Object[] values;
  private long point;

  /**
   * A group's candidates, and their vectors for testing whether another point can be a candidate.
   */
  private record Local(GroupFrontier candidates, GrowingFrontier<Void> vectors) {}

  private static final class Latest {
    Object[] key;
    Standing standing;
    Local local;
  }

  /** Creates an empty reduction. */
  PointFrontiers(PointQuery query, int workloads) {
    this.query = query;
    figures = query.objectives().stream().map(BoundedFigure::of).toList();
    vector = new double[figures.size()];
    for (int i = 0; i < workloads; i++) {
      latest.add(new Latest());
    }
  }

  /** Adds a point. */
  void add(long number, PointCosts costs) {
    point = number;
    costs.cost(number, this);
  }

  /** The frontiers of all groups. */
  Map<Competition, GroupFrontier> packed() {
    Map<Competition, GroupFrontier> packed = new HashMap<>();
    groups.forEach((group, local) -> packed.put(group, local.candidates().packed()));
    return packed;
  }

  @Override
  public void design(Object[] design) {
    values = design;
  }

  @Override
  public void cost(CostedWorkload workload, NetworkCost cost, Accuracy accuracy) {
    Double loss = accuracy == null ? null : accuracy.lossPoints();
    Local local = local(workload, Evidence.of(loss, accuracy == null ? null : accuracy.source()));
    String reason = excluded(loss, cost, accuracy);
    if (reason != null) {
      local.candidates().exclude(reason);
    } else if (local.vectors().admits(vector)) {
      local.candidates().add(vector, point, workload.index());
    } else {
      local.candidates().addDominated();
    }
  }

  @Override
  public void failed(CostedWorkload workload, Status status, String reason) {
    Local local = local(workload, Evidence.UNKNOWN);
    local.candidates().exclude(FrontierInput.exclusion(status));
  }

  /** Fills the vector; returns the reason why a design does not compete, or null. */
  private String excluded(Double loss, NetworkCost cost, Accuracy accuracy) {
    if (query.isLimited() && loss != null && loss > query.maxLoss()) {
      return FrontierInput.exclusion(query.maxLoss());
    }
    Measured measured = accuracy == null ? Measured.UNKNOWN : measured(accuracy, loss);
    for (int d = 0; d < vector.length; d++) {
      vector[d] = figures.get(d).minimized(cost.totals(), measured);
      if (Double.isNaN(vector[d])) {
        return FrontierInput.unknown(query.objectives().get(d));
      }
      if (Double.isInfinite(vector[d])) {
        return FrontierInput.infinite(query.objectives().get(d));
      }
    }
    return null;
  }

  private static Measured measured(Accuracy accuracy, Double loss) {
    return Measured.of(
        accuracy.isKnown() ? accuracy.top1Pct() : Double.NaN, loss == null ? Double.NaN : loss);
  }

  private Local local(CostedWorkload workload, Evidence evidence) {
    Standing standing = query.isLimited() ? Standing.of(evidence) : Standing.ANY;
    Latest before = latest.get(workload.index());
    if (before.local == null || before.standing != standing || !query.isKey(before.key, values)) {
      before.key = query.key(values);
      before.standing = standing;
      before.local =
          groups.computeIfAbsent(
              new Competition(query.group(workload.name(), values), standing),
              unused ->
                  new Local(
                      new GroupFrontier(vector.length, 1), new GrowingFrontier<>(vector.length)));
    }
    return before.local;
  }

  /** The value of a column as text; null for NULL. */
  static String text(Object value) {
    return value == null ? null : value instanceof Choice choice ? choice.key() : value.toString();
  }
}
