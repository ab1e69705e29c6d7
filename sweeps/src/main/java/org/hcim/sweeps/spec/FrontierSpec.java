package org.hcim.sweeps.spec;

import java.util.List;
import java.util.Optional;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.ReferenceBox;
import org.hcim.sweeps.pareto.Scale;

/**
 * Which frontier a spec asks for; no part of the sweep's identity.
 *
 * @param objectives what is to be small or large
 * @param by columns whose values make groups with a frontier each
 * @param where a SQL condition on rows
 * @param scale how distances are measured
 * @param box what hypervolumes are measured in
 */
public record FrontierSpec(
    List<Objective> objectives,
    List<String> by,
    Optional<String> where,
    Scale scale,
    Optional<ReferenceBox> box) {

  /** What a spec that does not say asks for. */
  public static final FrontierSpec DEFAULT =
      new FrontierSpec(
          Objective.parse("energy_pj:min,latency_ns:min,area_mm2:min"),
          List.of("workload"),
          Optional.empty(),
          Scale.LOG,
          Optional.empty());

  public FrontierSpec {
    objectives = List.copyOf(objectives);
    by = List.copyOf(by);
  }
}
