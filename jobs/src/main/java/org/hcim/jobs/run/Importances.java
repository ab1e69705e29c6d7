package org.hcim.jobs.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.report.Importance;
import org.hcim.jobs.sensitivity.Answer;
import org.hcim.jobs.sensitivity.Question;
import org.hcim.jobs.sensitivity.SensitivityJob;
import org.hcim.sweeps.pareto.Scale;
import org.hcim.sweeps.sensitivity.Attribution;
import org.hcim.sweeps.sensitivity.Experiment;
import org.hcim.sweeps.sensitivity.Influence;
import org.hcim.sweeps.spec.ExpandedSpec;

/** The shares of variance for a report, from the largest group of each network. */
final class Importances {

  private static final List<String> METRICS =
      List.of("energy_pj", "latency_ns", "area_mm2", "edap_j_s_mm2");

  /** Maximum number of designs that the driver loads for a page. */
  private static final long MAX_POINTS = 20_000_000;

  private Importances() {}

  /**
   * The shares of a sweep.
   *
   * @param results the sweep's rows
   */
  static List<Importance> of(StoredSweep sweep, Dataset<Row> results) {
    Experiment experiment = Experiment.of(ExpandedSpec.parse(sweep.status().canonicalJson()));
    if (sweep.status().points() > MAX_POINTS) {
      return List.of();
    }
    var question = new Question(METRICS, List.of("workload"), Optional.empty(), Scale.LOG);
    List<Answer> answers = SensitivityJob.run(results, experiment, question);
    Map<List<String>, Answer> largest = new LinkedHashMap<>();
    for (Answer answer : answers) {
      largest.merge(
          List.of(answer.by().get("workload"), answer.metric()), answer, Importances::larger);
    }
    List<Importance> importances = new ArrayList<>();
    largest.values().forEach(answer -> importances.addAll(importances(answer)));
    return importances;
  }

  private static Answer larger(Answer one, Answer other) {
    return other.attribution().designs() > one.attribution().designs() ? other : one;
  }

  /** The shares by parameter; parameters that vary together share their variance. */
  private static List<Importance> importances(Answer answer) {
    Attribution attribution = answer.attribution();
    List<Importance> importances = new ArrayList<>();
    for (Influence influence : attribution.influences()) {
      Double share =
          influence
              .firstOrder()
              .map(estimate -> Math.min(1, Math.max(0, estimate.value())))
              .orElse(null);
      for (String parameter : influence.axis().split("\\+", -1)) {
        importances.add(
            new Importance(
                answer.by().get("workload"),
                parameter.strip(),
                answer.metric(),
                attribution.group(),
                share));
      }
    }
    return importances;
  }
}
