package org.hcim.sweeps.optimum;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.hcim.accelerator.cost.Totals;
import org.hcim.sweeps.pareto.Direction;
import org.hcim.sweeps.pareto.Objective;

/** A figure that can be bounded over each box of designs, and its direction of optimization. */
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
   * Percentage points that weigh as much as a factor of e in a cost, in the order of boxes and in
   * hypervolume shares; our choice.
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

  /** The objective that optimizes the figure. */
  Objective objective() {
    return new Objective(column, direction);
  }

  /** Returns whether only designs with a measurement have the figure. */
  boolean isMeasured() {
    return isMeasured;
  }

  /** The value to minimize; NaN if unknown. */
  public double minimized(Totals totals, Measured measured) {
    return direction.minimized(figure.applyAsDouble(totals, measured));
  }

  /**
   * Maps a value to minimize to a scale on which objectives can be added; increases with the value.
   */
  double scaled(double value) {
    if (isMeasured) {
      return value / POINTS_PER_FACTOR;
    }
    return value > 0 ? StrictMath.log(value) : -StrictMath.log(-value);
  }

  /**
   * Returns the figure of an objective.
   *
   * @throws IllegalArgumentException if the objective cannot be bounded
   */
  public static BoundedFigure of(Objective objective) {
    return find(objective)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "objective (%s) must be one that can be bounded: %s"
                        .formatted(objective, accepted())));
  }

  /** Returns whether an objective can be bounded. */
  public static boolean covers(Objective objective) {
    return find(objective).isPresent();
  }

  /** Returns whether only designs with a measurement have a value of an objective. */
  public static boolean isMeasured(Objective objective) {
    return find(objective).filter(BoundedFigure::isMeasured).isPresent();
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
