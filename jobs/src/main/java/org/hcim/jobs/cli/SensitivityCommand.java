package org.hcim.jobs.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.run.Sensitivity;
import org.hcim.jobs.sensitivity.Answer;
import org.hcim.jobs.sensitivity.AnswerJson;
import org.hcim.jobs.sensitivity.AnswerText;
import org.hcim.jobs.sensitivity.Question;
import org.hcim.sweeps.pareto.Scale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Attributes the variance of metrics to the axes of a sweep. */
@Command(
    name = "sensitivity",
    mixinStandardHelpOptions = true,
    description = {
      "Computes the sensitivity of metrics to the axes of a sweep: exact variance"
          + " shares on a grid, Morris effects and Sobol indices on their samples (see"
          + " docs/sensitivity.md)."
    })
final class SensitivityCommand implements Callable<Integer> {

  @Mixin private ChosenSweep chosen;

  @Mixin private SessionOptions session;

  @Option(
      names = "--metric",
      paramLabel = "COLUMN",
      split = ",",
      defaultValue = "energy_pj",
      description = "metric columns, separated by commas (default: ${DEFAULT-VALUE})")
  private List<String> metrics;

  @Option(
      names = "--by",
      paramLabel = "COLUMN",
      split = ",",
      defaultValue = "workload",
      description = "analyze each value separately (default: ${DEFAULT-VALUE})")
  private List<String> by;

  @Option(names = "--where", paramLabel = "SQL", description = "SQL filter on rows")
  private String where;

  @Option(names = "--log", description = "analyze the logarithm; prints effects as factors")
  private boolean log;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() {
    Question question = question();
    var sensitivity = new Sensitivity(chosen.sweep(), question);
    try (CommandSession spark = session.open()) {
      print(sensitivity.sweep().id(), spark.run(sensitivity));
    }
    return ExitCode.OK;
  }

  private Question question() {
    try {
      return new Question(metrics, by, Optional.ofNullable(where), log ? Scale.LOG : Scale.LINEAR);
    } catch (IllegalArgumentException e) {
      throw new RequestException("--" + e.getMessage());
    }
  }

  private void print(String sweepId, List<Answer> answers) {
    if (json) {
      System.out.print(AnswerJson.of(sweepId, answers));
      return;
    }
    System.out.println("sweep " + sweepId);
    answers.forEach(answer -> System.out.print(AnswerText.of(answer)));
    if (answers.isEmpty()) {
      System.out.println("no rows to analyze");
    }
  }
}
