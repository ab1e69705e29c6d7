package org.hcim.sweeps.optimum;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.hcim.accelerator.cost.Totals;
import org.hcim.sweeps.pareto.Direction;
import org.hcim.sweeps.pareto.Objective;

/** A figure with a bound over each box of designs, and the direction of the bound. */
public enum BoundedFigure {
  ENERGY("energy_pj", Direction.MIN, Totals::energyPj),
  LATENCY("latency_ns", Direction.MIN, Totals::latencyNs),
  AREA("area_mm2", Direction.MIN, Totals::areaMm2),
  EDP("edp_j_s", Direction.MIN, Totals::edpJS),
  EDAP("edap_j_s_mm2", Direction.MIN, Totals::edapJSMm2),
  TOPS_PER_W("tops_per_w", Direction.MAX, Totals::topsPerW),
  TOPS_PER_MM2("tops_per_mm2", Direction.MAX, Totals::topsPerMm2),
  INFERENCES("inferences_per_s", Direction.MAX, Totals::inferencesPerS),
  PIPELINED("pipelined_inferences_per_s", Direction.MAX, Totals::pipelinedInferencesPerS),
  ACCURACY(Direction.MAX, "accuracy_top1_pct", Measured::top1Pct),
  LOSS(Direction.MIN, "accuracy_loss_points", Measured::lossPoints);

  /**
   * Percentage points that count as much as a factor of e in a cost, in the order of boxes and in
   * shares of the hypervolume; our choice.
   */
  private static final double POINTS_PER_FACTOR = 10;

  private final String column;
  private final Direction direction;
  private final ToDoubleBiFunction<Totals, Measured> figure;
  private final boolean isMeasured;

  BoundedFigure(String column, Direction direction, ToDoubleFunction<Totals> figure) {
    this.column = column;
    this.direction = direction;
    this.figure = (totals, measured) -> figure.applyAsDouble(totals);
    isMeasured = false;
  }

  BoundedFigure(Direction direction, String column, ToDoubleFunction<Measured> figure) {
    this.column = column;
    this.direction = direction;
    this.figure = (totals, measured) -> figure.applyAsDouble(measured);
    isMeasured = true;
  }

  /** The objective that asks for the figure. */
  Objective objective() {
    return new Objective(column, direction);
  }

  /** Returns whether designs without a measurement lack the figure. */
  boolean isMeasured() {
    return isMeasured;
  }

  /** The value to be minimized; NaN where it is unknown. */
  public double minimized(Totals totals, Measured measured) {
    return direction.minimized(figure.applyAsDouble(totals, measured));
  }

  /** A value to be minimized on a scale on which objectives are added; grows with the value. */
  double scaled(double value) {
    if (isMeasured) {
      return value / POINTS_PER_FACTOR;
    }
    return value > 0 ? StrictMath.log(value) : -StrictMath.log(-value);
  }

  /**
   * The figure of an objective.
   *
   * @throws IllegalArgumentException when there is no bound on it
   */
  public static BoundedFigure of(Objective objective) {
    return find(objective)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "objective (%s) must be one that can be bounded: %s"
                        .formatted(objective, accepted())));
  }

  /** Returns whether there is a bound on an objective. */
  public static boolean covers(Objective objective) {
    return find(objective).isPresent();
  }

  private static Optional<BoundedFigure> find(Objective objective) {
    return Arrays.stream(values())
        .filter(figure -> figure.objective().equals(objective))
        .findFirst();
  }

  private static String accepted() {
    return Arrays.stream(values())
        .map(figure -> figure.objective().toString())
        .collect(Collectors.joining(", "));
  }
}
