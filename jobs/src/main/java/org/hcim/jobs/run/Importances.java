package org.hcim.jobs.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

/**
 * The shares of variance for a report, from the largest group of each network.
 *
 * @param shares the shares; empty if they were not computed
 * @param note the reason why they were not computed, in one sentence; empty if they were
 */
record Importances(List<Importance> shares, String note) {

  private static final List<String> METRICS =
      List.of("energy_pj", "latency_ns", "area_mm2", "edap_j_s_mm2");

  /**
   * Maximum count of numbers that the driver holds for a page: 183 MiB, a fifth of a heap of 1 GiB.
   */
  private static final long MAX_NUMBERS = 24_000_000;

  /** Copies of the responses to one metric that an attribution holds: all, and a balanced part. */
  private static final int COPIES = 2;

  Importances {
    shares = List.copyOf(shares);
  }

  /**
   * The shares of a sweep; none, with a note, if they would need too much memory.
   *
   * @param results the sweep's rows
   */
  static Importances of(StoredSweep sweep, Dataset<Row> results) {
    return of(sweep, results, MAX_NUMBERS);
  }

  /**
   * The shares of a sweep.
   *
   * @param results the sweep's rows
   * @param most maximum count of numbers to hold
   */
  static Importances of(StoredSweep sweep, Dataset<Row> results, long most) {
    Experiment experiment = Experiment.of(ExpandedSpec.parse(sweep.status().canonicalJson()));
    // A slice needs the responses of the whole grid; a sample without shares needs none.
    long designs = Math.max(sweep.status().points(), experiment.points());
    int networks = sweep.status().rowsPerPoint();
    double numbers =
        (double) designs * METRICS.size() * networks + (double) COPIES * experiment.cells();
    return numbers > most
        ? new Importances(List.of(), note(designs, networks, most))
        : new Importances(shares(results, experiment), "");
  }

  private static String note(long designs, int networks, long most) {
    return String.format(
        Locale.ROOT,
        "The shares of variance were not computed: %,d designs with %d metrics on %d network%s are"
            + " more than %,d numbers. hcim sensitivity can analyze one metric on one network.",
        designs,
        METRICS.size(),
        networks,
        networks == 1 ? "" : "s",
        most);
  }

  private static List<Importance> shares(Dataset<Row> results, Experiment experiment) {
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
