package org.hcim.jobs.frontier;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.table.Tables;
import org.hcim.sweeps.pareto.Objective;

/**
 * A frontier with its table.
 *
 * @param outcome summary of the frontier
 * @param rows its designs
 */
public record FrontierTable(FrontierOutcome outcome, Dataset<Row> rows) {

  public FrontierTable {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(rows, "rows");
  }

  /** The frontier in an output directory. */
  public static FrontierTable of(SparkSession spark, String out, FrontierOutcome outcome) {
    return new FrontierTable(outcome, new Tables(spark, out).frontier(outcome.frontierId()));
  }

  /** The designs of rank 1: the Pareto frontier itself. */
  public Dataset<Row> paretoOptimal() {
    return rows.where("front_rank = 1");
  }

  /** The objectives; the table is sorted by the first one. */
  public List<Objective> objectives() {
    return Objective.parse(String.join(",", outcome.objectives()));
  }

  /** The hypervolume of a group, if it was measured. */
  public Optional<Double> hypervolume(String group) {
    return outcome.groups().stream()
        .filter(candidate -> candidate.name().equals(group))
        .findFirst()
        .map(FrontierOutcome.Group::hypervolume);
  }
}
