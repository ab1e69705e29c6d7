package org.hcim.jobs.compare;

import java.util.List;
import java.util.Map;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.jobs.session.SharedSpark;

/** Small frontiers for tests. */
final class Frontiers {

  static final Map<String, Double> IDEAL = Map.of("energy_pj", 1.0, "area_mm2", 1.0);
  static final Map<String, Double> REFERENCE = Map.of("energy_pj", 9.0, "area_mm2", 9.0);

  private Frontiers() {}

  /**
   * A frontier of energy and area by network.
   *
   * @param designs rows of workload, config_hash, energy and area
   */
  static FrontierTable of(String designs, Map<String, Double> hypervolumes) {
    return of(designs, hypervolumes, List.of("energy_pj:min", "area_mm2:min"), REFERENCE);
  }

  static FrontierTable of(
      String designs,
      Map<String, Double> hypervolumes,
      List<String> objectives,
      Map<String, Double> reference) {
    var rows =
        SharedSpark.get()
            .sql(
                """
                SELECT workload, config_hash, CAST(e AS DOUBLE) AS energy_pj,
                  CAST(a AS DOUBLE) AS area_mm2, rank AS front_rank
                FROM VALUES %s AS t(workload, config_hash, e, a, rank)"""
                    .formatted(designs));
    var outcome =
        new FrontierOutcome(
            "f_x",
            "s_x",
            "",
            objectives,
            List.of("workload"),
            "",
            "any",
            1,
            "",
            "log",
            IDEAL,
            reference,
            hypervolumes.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue()))
                .toList());
    return new FrontierTable(outcome, rows);
  }

  private static FrontierOutcome.Group group(String workload, double hypervolume) {
    return new FrontierOutcome.Group(
        Map.of("workload", workload),
        "",
        0,
        Map.of(),
        0,
        List.of(1L),
        Map.of(),
        Map.of(),
        hypervolume,
        hypervolume,
        hypervolume,
        0,
        null,
        null);
  }
}
