package org.hcim.jobs.evaluate;

import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.Constraints.Constraint;
import org.hcim.jobs.evaluate.Constraints.RuleException;
import org.hcim.sweeps.space.DesignSpace;

/** Finds the rule that caused a failure, such as one that divides by zero for some design. */
public final class RuleFailure {

  /** SQLSTATE classes of data exceptions and of errors that a query raises itself. */
  private static final List<String> DATA_ERRORS = List.of("22", "P0");

  private static final long MAX_COMBINATIONS = 1_000_000;

  private RuleFailure() {}

  /**
   * The rule that could not be evaluated for some design, if that caused the failure.
   *
   * @param failure failure of a job that evaluated the rules
   */
  public static Optional<RuleException> behind(
      Throwable failure, SparkSession spark, DesignSpace space, Constraints constraints) {
    if (message(failure).isEmpty()) {
      return Optional.empty();
    }
    return constraints.rules().stream()
        .flatMap(rule -> alone(rule, spark, space).stream())
        .findFirst();
  }

  private static Optional<RuleException> alone(
      Constraint rule, SparkSession spark, DesignSpace space) {
    try {
      RejectionCounts.of(spark, space, Constraints.of(spark, List.of(rule)), MAX_COMBINATIONS);
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
