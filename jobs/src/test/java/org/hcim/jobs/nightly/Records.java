package org.hcim.jobs.nightly;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.sweeps.regression.Outcome;
import org.hcim.sweeps.regression.Verdict;

/** Records of nightly runs for tests. */
final class Records {

  private Records() {}

  static NightlyRecord of(String name, Outcome outcome) {
    return of(name, outcome, frontier(Map.of("net", 0.5)));
  }

  static NightlyRecord of(String name, Outcome outcome, FrontierOutcome frontier) {
    return new NightlyRecord(
        name,
        "2026-11-28T00:00:00Z",
        "s_" + name,
        "",
        "1.0.0",
        "abc",
        10,
        20,
        1,
        12.5,
        "0",
        frontier,
        null,
        List.of(
            new Verdict("drift", outcome, 0.25, "1 of 8 designs changed", "at most 0"),
            new Verdict("coverage", Outcome.NOT_COMPARABLE, null, "no baseline", "")),
        outcome);
  }

  static FrontierOutcome frontier(Map<String, Double> hypervolumes) {
    return frontier(
        hypervolumes.entrySet().stream()
            .map(entry -> group(entry.getKey(), entry.getValue(), Map.of(), Map.of()))
            .toList());
  }

  static FrontierOutcome frontier(List<FrontierOutcome.Group> groups) {
    return new FrontierOutcome(
        "f_x",
        "s_x",
        "",
        List.of("energy_pj:min", "tops_per_w:max"),
        List.of("workload"),
        "",
        "any",
        1,
        "",
        "log",
        Map.of(),
        Map.of(),
        groups);
  }

  static FrontierOutcome.Group group(
      String workload, Double hypervolume, Map<String, Double> best, Map<String, Double> worst) {
    Map<String, String> group = new LinkedHashMap<>();
    group.put("workload", workload);
    return new FrontierOutcome.Group(
        group,
        "",
        0,
        Map.of(),
        0,
        List.of(1_234L),
        best,
        worst,
        hypervolume,
        null,
        null,
        0,
        null,
        null);
  }
}
