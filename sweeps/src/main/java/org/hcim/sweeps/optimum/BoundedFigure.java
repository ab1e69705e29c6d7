package org.hcim.sweeps.optimum;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.hcim.accelerator.cost.Totals;
import org.hcim.sweeps.pareto.Direction;
import org.hcim.sweeps.pareto.Objective;

/** A figure with a bound over each box of designs, and the direction of the bound. */
enum BoundedFigure {
  ENERGY("energy_pj", Direction.MIN, Totals::energyPj),
  LATENCY("latency_ns", Direction.MIN, Totals::latencyNs),
  AREA("area_mm2", Direction.MIN, Totals::areaMm2),
  EDP("edp_j_s", Direction.MIN, Totals::edpJS),
  EDAP("edap_j_s_mm2", Direction.MIN, Totals::edapJSMm2),
  TOPS_PER_W("tops_per_w", Direction.MAX, Totals::topsPerW),
  TOPS_PER_MM2("tops_per_mm2", Direction.MAX, Totals::topsPerMm2),
  INFERENCES("inferences_per_s", Direction.MAX, Totals::inferencesPerS),
  PIPELINED("pipelined_inferences_per_s", Direction.MAX, Totals::pipelinedInferencesPerS);

  private final String column;
  private final Direction direction;
  private final ToDoubleFunction<Totals> figure;

  BoundedFigure(String column, Direction direction, ToDoubleFunction<Totals> figure) {
    this.column = column;
    this.direction = direction;
    this.figure = figure;
  }

  /** The value to be minimized. */
  double minimized(Totals totals) {
    return direction.minimized(figure.applyAsDouble(totals));
  }

  /**
   * The figure of an objective.
   *
   * @throws IllegalArgumentException when there is no bound on it
   */
  static BoundedFigure of(Objective objective) {
    Optional<BoundedFigure> found =
        Arrays.stream(values())
            .filter(figure -> figure.column.equals(objective.column()))
            .filter(figure -> figure.direction == objective.direction())
            .findFirst();
    return found.orElseThrow(
        () ->
            new IllegalArgumentException(
                "objective (%s) must be one that can be bounded: %s"
                    .formatted(objective, accepted())));
  }

  private static String accepted() {
    return Arrays.stream(values())
        .map(figure -> figure.column + ":" + figure.direction.key())
        .collect(Collectors.joining(", "));
  }
}
