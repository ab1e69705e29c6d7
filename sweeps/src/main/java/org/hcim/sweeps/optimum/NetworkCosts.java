package org.hcim.sweeps.optimum;

import java.util.List;
import java.util.Optional;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.DesignBox;
import org.hcim.accelerator.cost.DoesNotFitException;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.cost.Totals;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.sweeps.pareto.Objective;

/** Costs and bounds of one network, by the cost model. */
public final class NetworkCosts implements BoxCosts {

  private final CostModel model;
  private final NetworkProfile network;
  private final List<BoundedFigure> figures;

  /**
   * @throws IllegalArgumentException when there is no bound on an objective
   */
  public NetworkCosts(CostModel model, NetworkProfile network, List<Objective> objectives) {
    this.model = model;
    this.network = network;
    figures = objectives.stream().map(BoundedFigure::of).toList();
  }

  @Override
  public int dimensions() {
    return figures.size();
  }

  @Override
  public boolean bound(Object[] least, Object[] most, double[] bounds) {
    Optional<DesignBox> box = DesignBox.of(least, most);
    return box.isPresent() && fill(model.bounds(box.get(), network), bounds);
  }

  @Override
  public boolean cost(Object[] values, double[] costs) {
    try {
      Totals totals = model.evaluate(DesignPoint.of(values), network).totals();
      return totals.isFinite() && fill(Optional.of(totals), costs);
    } catch (InvalidDesignException | DoesNotFitException none) {
      return false;
    }
  }

  private boolean fill(Optional<Totals> totals, double[] values) {
    if (totals.isEmpty()) {
      return false;
    }
    for (int d = 0; d < values.length; d++) {
      values[d] = figures.get(d).minimized(totals.get());
    }
    return true;
  }
}
