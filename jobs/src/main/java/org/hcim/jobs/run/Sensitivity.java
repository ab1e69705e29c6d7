package org.hcim.jobs.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hcim.jobs.sensitivity.Answer;
import org.hcim.jobs.sensitivity.Question;
import org.hcim.jobs.sensitivity.SensitivityJob;
import org.hcim.sweeps.pareto.Scale;
import org.hcim.sweeps.sensitivity.Experiment;
import org.hcim.sweeps.spec.ExpandedSpec;

/**
 * Attributes the variance of metrics to the axes of a sweep: exact shares on a grid, Morris effects
 * and Sobol indices on samples drawn for these methods.
 *
 * @param sweep the sweep
 * @param question metrics, groups and filter
 */
public record Sensitivity(StoredSweep sweep, Question question) implements Program<List<Answer>> {

  public Sensitivity {
    Objects.requireNonNull(sweep, "sweep");
    Objects.requireNonNull(question, "question");
  }

  /** The sensitivity of columns such as {@code energy_pj}, for each network. */
  public static Sensitivity of(StoredSweep sweep, String... metrics) {
    return new Sensitivity(
        sweep, new Question(List.of(metrics), List.of("workload"), Optional.empty(), Scale.LINEAR));
  }

  @Override
  public List<Answer> run(Execution execution) {
    Experiment experiment = Experiment.of(ExpandedSpec.parse(sweep.status().canonicalJson()));
    sweep.kept().ifPresent(kept -> execution.listener().notice(kept.note()));
    if (!sweep.isComplete()) {
      execution
          .listener()
          .notice(
              sweep.status().named() + " is not complete; missing designs count as missing values");
    }
    return execution.on(
        "sensitivity",
        spark -> {
          try {
            return SensitivityJob.run(sweep.results(spark), experiment, question);
          } catch (IllegalArgumentException e) {
            throw new RequestException(e.getMessage());
          }
        });
  }
}
