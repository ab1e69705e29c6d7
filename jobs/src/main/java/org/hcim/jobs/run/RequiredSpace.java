package org.hcim.jobs.run;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.Calibration;
import org.hcim.jobs.evaluate.Constraints;
import org.hcim.jobs.evaluate.RejectionCounts;
import org.hcim.jobs.store.Chunk;
import org.hcim.jobs.store.FreeSpace;
import org.hcim.sweeps.space.DesignSpace;

/**
 * The free space that the remaining rows of a sweep need. A size that no row exceeds is tried
 * first. Only if it does not fit, the size of rows is measured on a sample, as {@link
 * SweepEstimate} does.
 */
record RequiredSpace(PlannedSweep sweep, SparkSession spark, Constraints constraints) {

  /** Rows with all columns take 28 to 68 bytes. */
  private static final long MAX_BYTES_PER_ROW = 300;

  /**
   * Checks that the rows of the remaining chunks fit.
   *
   * @throws org.hcim.jobs.store.StoreException.Refused when they need more than is free
   */
  void require(List<Chunk> pending) {
    String out = sweep.out().location();
    double most = (double) points(pending) * sweep.chunks().rowsPerPoint() * MAX_BYTES_PER_ROW;
    if (FreeSpace.of(out) < most) {
      FreeSpace.require(out, measured(pending));
    }
  }

  /** The expected bytes of the rows of some chunks. */
  long measured(List<Chunk> chunks) {
    try {
      DesignSpace space = sweep.spec().space();
      long kept = kept(space);
      double share = (double) points(chunks) / space.size();
      long rows = Math.round(kept * share * sweep.chunks().rowsPerPoint());
      Optional<Calibration.Sample> sample =
          Calibration.measure(
              spark, sweep.identity(), sweep.input(), constraints, sweep.slice(), kept);
      return sample
          .map(found -> Math.round(found.bytes().of(chunks.size(), rows)))
          .orElse(rows * MAX_BYTES_PER_ROW);
    } catch (RuntimeException e) {
      throw sweep.explained(e, spark, constraints);
    }
  }

  /** The points of the whole space that the rules keep; all if they are too many to count. */
  private long kept(DesignSpace space) {
    long most = SweepEstimate.MAX_COMBINATIONS;
    try {
      return space.size()
          - RejectionCounts.of(spark, space, constraints, most).values().stream()
              .mapToLong(Long::longValue)
              .sum();
    } catch (RejectionCounts.TooManyException e) {
      return space.size();
    }
  }

  private static long points(List<Chunk> chunks) {
    return chunks.stream().mapToLong(Chunk::points).sum();
  }
}
