package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hcim.jobs.table.FailureGroup;
import org.hcim.sweeps.regression.Outcome;
import org.hcim.sweeps.regression.Verdict;

/**
 * The machine-readable report: {@code summary.json}.
 *
 * @param title the sweep's name
 * @param outcome the outcome of the gates
 * @param answer the answer to the paper's question, in one sentence
 * @param answerIgnoringAccuracy the answer for designs of any accuracy; empty if it is the same
 * @param keptNote one sentence on the designs that have rows; empty if all have
 * @param maxLossPoints the accuracy loss within which designs are compared, or null for any loss
 * @param gates the gates' verdicts
 * @param run the run's facts without the spec
 * @param comparisons HCiM, digital and ADC designs within the accuracy loss
 * @param comparisonsIgnoringAccuracy HCiM, digital and ADC designs of any accuracy
 * @param profiles the winners within the loss with each constants profile; null for one profile
 * @param profilesIgnoringAccuracy the winners of any accuracy; null for one profile
 * @param frontiers each network's Pareto frontier
 * @param change the comparison with the baseline; null without a baseline
 * @param failures rows without results, by reason
 * @param quality quality of the data
 * @param sharesNote the reason why the page has no shares of variance; empty if there is none
 */
record Summary(
    String title,
    Outcome outcome,
    String answer,
    String answerIgnoringAccuracy,
    String keptNote,
    Double maxLossPoints,
    List<Verdict> gates,
    Map<String, Object> run,
    List<Versus> comparisons,
    List<Versus> comparisonsIgnoringAccuracy,
    ProfileTable profiles,
    ProfileTable profilesIgnoringAccuracy,
    List<Frontier> frontiers,
    Change change,
    List<FailureGroup> failures,
    Quality quality,
    String sharesNote) {

  /**
   * One side of a comparison, with values by column name.
   *
   * @param loss the accuracy loss in words
   * @param values values in the table's units
   * @param overHcim ratios of the values to HCiM's; empty for HCiM itself
   */
  record Versus(
      String workload,
      String side,
      String loss,
      long configIndex,
      Map<String, Number> values,
      Map<String, Number> overHcim) {}

  /**
   * A Pareto frontier.
   *
   * @param knee config_index of the knee point, or null
   * @param hypervolume null if unknown
   * @param where the condition on the compared rows, or empty
   * @param epsilon the tolerance of an approximate frontier; empty for the exact one
   */
  record Frontier(
      String workload, long size, Number knee, Double hypervolume, String where, String epsilon) {}

  static Summary of(ReportData data) {
    return new Summary(
        data.title(),
        data.outcome(),
        data.answer().sentence(),
        data.answer().ignoringAccuracy(),
        data.keptNote(),
        data.maxLoss(),
        data.gates(),
        run(data.facts()),
        versus(data, Comparison::sides),
        versus(data, Comparison::ignoringAccuracy),
        data.profiles(),
        data.profilesIgnoringAccuracy(),
        frontiers(data),
        data.change(),
        data.failures(),
        data.quality(),
        data.sharesNote());
  }

  private static List<Versus> versus(
      ReportData data, Function<Comparison, List<Comparison.Side>> sides) {
    return data.comparisons().stream()
        .flatMap(c -> sides.apply(c).stream().map(side -> versus(c, side)))
        .toList();
  }

  private static Versus versus(Comparison comparison, Comparison.Side side) {
    return new Versus(
        comparison.workload(),
        side.name(),
        side.loss(),
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

  private static List<Frontier> frontiers(ReportData data) {
    List<Frontier> frontiers = new ArrayList<>();
    if (data.frontier() != null) {
      var index = data.designs().get("config_index").values();
      for (var network : data.frontier().networks()) {
        frontiers.add(
            new Frontier(
                network.workload(),
                network.size(),
                network.knee() == null ? null : index.get(network.knee()),
                network.hypervolume(),
                data.frontier().where(),
                data.frontier().epsilon()));
      }
    }
    return frontiers;
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
