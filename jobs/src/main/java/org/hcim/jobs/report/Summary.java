package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The report for programs: {@code summary.json}.
 *
 * @param title the sweep's name
 * @param status the worst of the gates
 * @param answer the paper's question, answered in a sentence
 * @param gates what was judged
 * @param run the run's facts without the spec
 * @param comparisons HCiM beside the ADCs
 * @param fronts each network's front
 * @param change since the baseline; null without one
 * @param failures rows without results, by reason
 * @param quality of the data
 */
record Summary(
    String title,
    Verdict.Status status,
    String answer,
    List<Verdict> gates,
    Map<String, Object> run,
    List<Versus> comparisons,
    List<Front> fronts,
    Change change,
    List<FailureGroup> failures,
    Quality quality) {

  /**
   * A side of a comparison, by the columns' names.
   *
   * @param values in the table's units
   * @param overHcim the values over HCiM's; empty for HCiM itself
   */
  record Versus(
      String workload,
      String side,
      long configIndex,
      Map<String, Number> values,
      Map<String, Number> overHcim) {}

  /**
   * A front.
   *
   * @param knee config_index of the knee, or null
   * @param hypervolume null where unknown
   */
  record Front(String workload, long size, Number knee, Double hypervolume) {}

  static Summary of(ReportData data) {
    return new Summary(
        data.title(),
        data.status(),
        data.answer().sentence(),
        data.gates(),
        run(data.facts()),
        data.comparisons().stream()
            .flatMap(c -> c.sides().stream().map(s -> versus(c, s)))
            .toList(),
        fronts(data),
        data.change(),
        data.failures(),
        data.quality());
  }

  private static Versus versus(Comparison comparison, Comparison.Side side) {
    return new Versus(
        comparison.workload(),
        side.name(),
        side.configIndex(),
        byColumn(side.values()),
        byColumn(side.ratios()));
  }

  private static Map<String, Number> byColumn(List<Number> numbers) {
    Map<String, Number> named = new LinkedHashMap<>();
    for (int i = 0; i < numbers.size(); i++) {
      named.put(Metric.COMPARED.get(i).column(), numbers.get(i));
    }
    return named;
  }

  private static List<Front> fronts(ReportData data) {
    List<Front> fronts = new ArrayList<>();
    if (data.front() != null) {
      var index = data.designs().get("config_index").values();
      for (var network : data.front().networks()) {
        fronts.add(
            new Front(
                network.workload(),
                network.size(),
                network.knee() == null ? null : index.get(network.knee()),
                network.hypervolume()));
      }
    }
    return fronts;
  }

  private static Map<String, Object> run(RunFacts facts) {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("sweep_id", facts.sweepId());
    run.put("state", facts.state());
    run.put("points_planned", facts.pointsPlanned());
    run.put("points_evaluated", facts.pointsEvaluated());
    run.put("rejected_by_rule", facts.rejectedByRule());
    run.put("rows", facts.rows());
    run.put("rows_by_status", facts.rowsByStatus());
    run.put("bytes", facts.bytes());
    run.put("active_seconds", facts.activeSeconds());
    run.put("cpu_seconds", facts.cpuSeconds());
    run.put("fingerprint", facts.fingerprint());
    run.put("model_version", facts.modelVersion());
    run.put("git_sha", facts.gitSha());
    return run;
  }
}
