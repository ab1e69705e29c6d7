package org.hcim.jobs.compare;

import java.util.Objects;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.jobs.store.TableSnapshot;
import org.hcim.jobs.table.Tables;

/**
 * One side of a comparison: a sweep with its frontier.
 *
 * @param out the output directory as named by the user
 * @param status progress and counts of the sweep
 * @param specJson its canonical spec
 * @param modelVersion version of the cost model
 * @param results its rows
 * @param frontier its frontier, if one was computed
 */
public record ComparedRun(
    String out,
    TableSnapshot status,
    String specJson,
    String modelVersion,
    Dataset<Row> results,
    Optional<FrontierTable> frontier) {

  public ComparedRun {
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(specJson, "specJson");
    Objects.requireNonNull(modelVersion, "modelVersion");
    Objects.requireNonNull(results, "results");
    Objects.requireNonNull(frontier, "frontier");
  }

  /** The sweep in an output directory. */
  public static ComparedRun of(
      SparkSession spark, String out, TableSnapshot status, Optional<FrontierOutcome> frontier) {
    return new ComparedRun(
        out,
        status,
        status.canonicalJson(),
        status.modelVersion(),
        new Tables(spark, out).of(status),
        frontier.map(outcome -> FrontierTable.of(spark, out, outcome)));
  }

  /** CPU time of the evaluation per row, in microseconds. */
  public double cpuUsPerRow() {
    return status.total().cpuNanos() * 1e-3 / Math.max(1, status.total().rows());
  }
}
