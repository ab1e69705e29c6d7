package org.hcim.jobs.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.sensitivity.Answer;
import org.hcim.jobs.sensitivity.AnswerJson;
import org.hcim.jobs.sensitivity.AnswerText;
import org.hcim.jobs.sensitivity.Question;
import org.hcim.jobs.sensitivity.SensitivityJob;
import org.hcim.jobs.session.SweepSession;
import org.hcim.jobs.store.EarlierSpec;
import org.hcim.jobs.store.TableStatus;
import org.hcim.jobs.table.Tables;
import org.hcim.sweeps.pareto.Scale;
import org.hcim.sweeps.sensitivity.Experiment;
import org.hcim.sweeps.spec.ExpandedSpec;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what metrics owe to the axes of a sweep. */
@Command(
    name = "sensitivity",
    mixinStandardHelpOptions = true,
    description = {
      "Tells which axes of a sweep a metric depends on: exact shares of its variance on a grid,"
          + " Morris's effects and Sobol's indices on their own designs (see docs/sensitivity.md)."
    })
final class SensitivityCommand implements Callable<Integer> {

  @Mixin private ChosenSweep chosen;

  @Mixin private SessionOptions session;

  @Option(
      names = "--metric",
      paramLabel = "COLUMN",
      split = ",",
      defaultValue = "energy_pj",
      description = "columns to explain, separated by commas (default: ${DEFAULT-VALUE})")
  private List<String> metrics;

  @Option(
      names = "--by",
      paramLabel = "COLUMN",
      split = ",",
      defaultValue = "workload",
      description = "explain the rows of each value apart (default: ${DEFAULT-VALUE})")
  private List<String> by;

  @Option(names = "--where", paramLabel = "SQL", description = "leave other rows out")
  private String where;

  @Option(names = "--log", description = "explain the logarithm: effects as factors")
  private boolean log;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Override
  public Integer call() {
    Question question = question();
    TableStatus sweep = chosen.status();
    Experiment experiment = experiment(sweep);
    if (sweep.state() != TableStatus.State.COMPLETE) {
      System.err.println(sweep.sweepId() + " is not complete; what is not done counts as missing");
    }
    try (SweepSession spark = session.open("sensitivity")) {
      Dataset<Row> results = new Tables(spark.spark(), chosen.out()).results(sweep.sweepId());
      print(sweep, answers(results, experiment, question));
    }
    return ExitCode.OK;
  }

  private Question question() {
    try {
      return new Question(metrics, by, Optional.ofNullable(where), log ? Scale.LOG : Scale.LINEAR);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--" + e.getMessage());
    }
  }

  private Experiment experiment(TableStatus sweep) {
    EarlierSpec spec = EarlierSpec.of(chosen.out(), sweep.sweepId());
    return Experiment.of(ExpandedSpec.parse(spec.canonicalJson()));
  }

  private static List<Answer> answers(
      Dataset<Row> results, Experiment experiment, Question question) {
    try {
      return SensitivityJob.run(results, experiment, question);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private void print(TableStatus sweep, List<Answer> answers) {
    if (json) {
      System.out.print(AnswerJson.of(sweep.sweepId(), answers));
      return;
    }
    System.out.println("sweep " + sweep.sweepId());
    answers.forEach(answer -> System.out.print(AnswerText.of(answer)));
    if (answers.isEmpty()) {
      System.out.println("no row is left to explain");
    }
  }
}
