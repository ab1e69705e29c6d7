package org.hcim.jobs.evaluate;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.SparkThrowable;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.Constraints.Constraint;
import org.hcim.jobs.evaluate.Constraints.RuleException;
import org.hcim.sweeps.space.DesignSpace;

/** Finds the rule that caused a failure, such as one that divides by zero for some design. */
public final class RuleFailure {

  /** SQLSTATE classes of data exceptions and of errors that a query raises itself. */
  private static final List<String> DATA_ERRORS = List.of("22", "P0");

  private RuleFailure() {}

  /** A job that evaluates rules. */
  @FunctionalInterface
  private interface Evaluation {
    void of(Constraints rules);
  }

  /**
   * The rule that could not be evaluated for some design, if that caused the failure.
   *
   * @param failure failure of a job that evaluated the rules
   * @param most maximum number of combinations to judge for each rule; a rule that needs more is
   *     not found
   */
  public static Optional<RuleException> behind(
      Throwable failure,
      SparkSession spark,
      DesignSpace space,
      Constraints constraints,
      long most) {
    return failure instanceof RuleException known
        ? Optional.of(known)
        : first(
            failure, spark, constraints, rules -> RejectionCounts.of(spark, space, rules, most));
  }

  /**
   * The rule that could not be evaluated for some design of a range, if that caused the failure.
   *
   * @param failure failure of a job that evaluated the rules for these designs
   * @param first the smallest number of the range
   * @param end one more than the largest number
   */
  static Optional<RuleException> in(
      Throwable failure,
      SparkSession spark,
      Broadcast<SweepInput> input,
      Constraints constraints,
      long first,
      long end) {
    int tasks = spark.sparkContext().defaultParallelism();
    return first(
        failure,
        spark,
        constraints,
        rules -> JudgedPoints.of(spark, input, rules, first, end, tasks).count());
  }

  /**
   * The first rule with which an evaluation fails. The rules before it are evaluated too, because a
   * rule need not apply to designs that they reject.
   */
  private static Optional<RuleException> first(
      Throwable failure, SparkSession spark, Constraints constraints, Evaluation evaluation) {
    if (message(failure).isEmpty()) {
      return Optional.empty();
    }
    List<Constraint> rules = constraints.rules();
    return IntStream.range(0, rules.size())
        .mapToObj(last -> failed(rules.get(last), spark, rules.subList(0, last + 1), evaluation))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<RuleException> failed(
      Constraint rule, SparkSession spark, List<Constraint> rules, Evaluation evaluation) {
    try {
      evaluation.of(Constraints.of(spark, rules));
      return Optional.empty();
    } catch (Exception e) { // Spark's checked exceptions are not declared
      return of(rule, e);
    }
  }

  /** The failure to evaluate one rule as an exception of that rule, if the data caused it. */
  static Optional<RuleException> of(Constraint rule, Throwable failure) {
    return message(failure).map(message -> new RuleException(rule, message));
  }

  /** Spark's message about the data, from anywhere in the chain of causes. */
  private static Optional<String> message(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SparkThrowable spark
          && spark.getSqlState() != null
          && DATA_ERRORS.contains(spark.getSqlState().substring(0, 2))) {
        return Optional.of(cause.getMessage());
      }
    }
    return Optional.empty();
  }
}
