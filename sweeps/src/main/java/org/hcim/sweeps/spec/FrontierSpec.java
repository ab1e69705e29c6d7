package org.hcim.sweeps.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.ReferenceBox;
import org.hcim.sweeps.pareto.ScaleChoice;
import org.hcim.sweeps.yaml.Position;

/**
 * The frontier query of a spec, which is not part of the sweep's identity.
 *
 * @param objectives the quantities to minimize or maximize
 * @param by columns by which rows are grouped; each group has a frontier
 * @param where a SQL condition on rows
 * @param statedLoss the maximum accuracy loss of competing designs; empty for the default of the
 *     objectives
 * @param scale the scales of distances
 * @param box the box in which hypervolumes are measured
 * @param places the positions of the keys that the spec states, by key
 */
public record FrontierSpec(
    List<Objective> objectives,
    List<String> by,
    Optional<String> where,
    Optional<LossLimit> statedLoss,
    ScaleChoice scale,
    Optional<ReferenceBox> box,
    Map<String, Position> places) {

  /** The default query. */
  public static final FrontierSpec DEFAULT =
      new FrontierSpec(
          Objective.parse("energy_pj:min,latency_ns:min,area_mm2:min"),
          List.of("workload"),
          Optional.empty(),
          Optional.empty(),
          ScaleChoice.AUTO,
          Optional.empty(),
          Map.of());

  /** The default limit: no limit if accuracy is an objective. */
  public static LossLimit limitFor(List<Objective> objectives) {
    return objectives.stream().anyMatch(Objective::isAccuracy) ? LossLimit.ANY : LossLimit.DEFAULT;
  }

  public FrontierSpec {
    objectives = List.copyOf(objectives);
    by = List.copyOf(by);
    places = Map.copyOf(places);
  }

  /** The maximum accuracy loss of competing designs: the stated one, or the default. */
  public LossLimit maxLoss() {
    return statedLoss.orElseGet(() -> limitFor(objectives));
  }
}
