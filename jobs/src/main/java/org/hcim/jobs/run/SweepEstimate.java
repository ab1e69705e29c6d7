package org.hcim.jobs.run;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.Calibration;
import org.hcim.jobs.evaluate.Constraints;
import org.hcim.jobs.evaluate.RejectionCounts;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.jobs.table.FailureGroup;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.yaml.SpecException;

/**
 * Counts the points of a sweep exactly, and measures bytes and CPU time per row on a sample. Writes
 * no output.
 *
 * @param sweep the sweep
 */
public record SweepEstimate(Sweep sweep) implements Program<SweepEstimate.Result> {

  /**
   * Maximum number of combinations of the parameters that rules reference; judging 19 million took
   * 3 CPU seconds.
   */
  static final long MAX_COMBINATIONS = 20_000_000;

  /**
   * The size of a sweep.
   *
   * @param points points in the slice, before rules
   * @param spacePoints points in the whole space
   * @param rejectedByRule rejected points of the whole space; a point is counted for the first rule
   *     that rejects it
   * @param keptPoints points of the whole space that the rules keep
   * @param rows expected rows of the slice
   * @param bytes expected size of the slice; null when the rules reject nearly all points
   * @param cpuSeconds expected CPU time of the slice; null when the rules reject nearly all points
   * @param sampledPoints points evaluated for this estimate
   * @param sampledRows rows of these points
   * @param failedSampledRows rows among them without a result
   * @param sampledFailure the most frequent reason in a part of the sample; null if none failed
   * @param withinMaxPoints whether a sweep would start
   */
  public record Result(
      String sweep,
      String sweepId,
      int workloads,
      long spacePoints,
      long points,
      Map<String, Long> rejectedByRule,
      long keptPoints,
      int chunks,
      long rows,
      Long bytes,
      Double cpuSeconds,
      long sampledPoints,
      long sampledRows,
      long failedSampledRows,
      FailureGroup sampledFailure,
      boolean withinMaxPoints) {}

  /** The estimate for a sweep. */
  public static SweepEstimate of(Sweep sweep) {
    return new SweepEstimate(sweep);
  }

  @Override
  public Result run(Execution execution) {
    PlannedSweep planned = sweep.plan();
    planned.spec().warnings().forEach(execution.listener()::notice);
    return execution.on("plan", spark -> measure(planned, spark, planned.constraints(spark)));
  }

  private static Result measure(PlannedSweep sweep, SparkSession spark, Constraints constraints) {
    try {
      DesignSpace space = sweep.spec().space();
      Map<String, Long> rejected = RejectionCounts.of(spark, space, constraints, MAX_COMBINATIONS);
      long kept = space.size() - rejected.values().stream().mapToLong(Long::longValue).sum();
      var sample =
          Calibration.measure(
              spark, sweep.identity(), sweep.input(), constraints, sweep.slice(), kept);
      return result(sweep, rejected, kept, sample);
    } catch (RejectionCounts.TooManyException e) {
      throw new RequestException(e.getMessage());
    } catch (RuntimeException e) {
      throw sweep.explained(e, spark, constraints);
    }
  }

  private static Result result(
      PlannedSweep sweep,
      Map<String, Long> rejected,
      long kept,
      Optional<Calibration.Sample> sample) {
    ChunkPlan plan = sweep.chunks();
    long spacePoints = sweep.spec().space().size();
    double share = (double) plan.points() / spacePoints;
    long rows = Math.round(kept * share * plan.rowsPerPoint());
    return new Result(
        sweep.spec().name(),
        sweep.identity().id(),
        plan.rowsPerPoint(),
        spacePoints,
        plan.points(),
        rejected,
        kept,
        plan.chunkCount(),
        rows,
        sample.map(s -> Math.round(s.bytes().of(plan.chunkCount(), rows))).orElse(null),
        sample.map(s -> s.cpuSeconds().of(plan.chunkCount(), rows)).orElse(null),
        sample.map(Calibration.Sample::points).orElse(0L),
        sample.map(Calibration.Sample::rows).orElse(0L),
        sample.map(Calibration.Sample::failedRows).orElse(0L),
        sample.map(Calibration.Sample::failure).orElse(null),
        fits(sweep, plan));
  }

  private static boolean fits(PlannedSweep sweep, ChunkPlan plan) {
    try {
      sweep.spec().cap().check(plan.points());
      return true;
    } catch (SpecException e) {
      return false;
    }
  }
}
