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

/** Costs and bounds of one network, from the cost model and from measurements. */
public final class NetworkCosts implements BoxCosts {

  /** A margin larger than the rounding error of sums of a million positive numbers. */
  private static final double ROUNDED_DOWN = 1 - 0x1p-30;

  private final CostModel model;
  private final NetworkProfile network;
  private final List<BoundedFigure> figures;
  private final MeasuredFigures measured;
  private final boolean needsFigures;

  /**
   * @throws IllegalArgumentException if an objective cannot be bounded
   */
  public NetworkCosts(
      CostModel model,
      NetworkProfile network,
      List<Objective> objectives,
      MeasuredFigures measured) {
    this.model = model;
    this.network = network;
    this.measured = new RememberedFigures(measured);
    figures = objectives.stream().map(BoundedFigure::of).toList();
    needsFigures = figures.stream().anyMatch(BoundedFigure::isMeasured);
  }

  @Override
  public int dimensions() {
    return figures.size();
  }

  @Override
  public boolean bound(Object[] least, Object[] most, double[] bounds) {
    try {
      Optional<MeasuredBox> known = MeasuredBox.of(measured, network, least, most, needsFigures);
      return known.isPresent() && bound(known.get(), bounds);
    } catch (InvalidDesignException noSetting) {
      return false;
    }
  }

  private boolean bound(MeasuredBox known, double[] bounds) {
    Optional<Totals> totals =
        DesignBox.of(known.least(), known.most())
            .flatMap(box -> model.bounds(box, known.network()));
    return totals.isPresent()
        && fill(known.isMixed() ? lowered(totals.get()) : totals.get(), known.best(), bounds);
  }

  /** Lowers totals below the result of the same sums in any other order. */
  private static Totals lowered(Totals totals) {
    return new Totals(
        totals.energyPj() * ROUNDED_DOWN,
        totals.latencyNs() * ROUNDED_DOWN,
        totals.areaMm2() * ROUNDED_DOWN,
        totals.pipelinedIntervalNs() * ROUNDED_DOWN,
        totals.macs());
  }

  @Override
  public boolean cost(Object[] values, double[] costs) {
    try {
      Measured known = measured.of(values);
      Totals totals =
          model.evaluate(DesignPoint.of(known.in(values)), known.network(values, network)).totals();
      return totals.isFinite() && fill(totals, known, costs);
    } catch (InvalidDesignException | DoesNotFitException none) {
      return false;
    }
  }

  /** Writes the objectives; returns false if one is unknown. */
  private boolean fill(Totals totals, Measured known, double[] values) {
    boolean isKnown = true;
    for (int d = 0; d < values.length; d++) {
      values[d] = figures.get(d).minimized(totals, known);
      isKnown &= !Double.isNaN(values[d]);
    }
    return isKnown;
  }

  @Override
  public double scaled(int objective, double value) {
    return figures.get(objective).scaled(value);
  }
}
