package org.hcim.jobs.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.jobs.store.CommitRecord;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.jobs.store.TableStore;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.sweeps.space.Slice;

/** Measures what a row costs, by sweeping a few points into a directory that is then removed. */
public final class Calibration {

  private static final long POINTS = 20_000;
  private static final int CHUNKS = 4;

  private Calibration() {}

  /**
   * What a row costs in the middle of a sweep, once the JVM is warm.
   *
   * @param bytesPerRow in Parquet
   * @param cpuSecondsPerRow to evaluate and write
   */
  public record Sample(double bytesPerRow, double cpuSecondsPerRow) {}

  /** Sweeps the middle of a slice; the last chunk counts. */
  public static Sample measure(
      SparkSession spark,
      TableIdentity identity,
      SweepInput input,
      Constraints constraints,
      Slice slice) {
    long points = Math.min(POINTS, slice.size());
    long first = slice.from() + (slice.size() - points) / 2;
    long perChunk = Math.max(1, points / CHUNKS);
    var plan = new ChunkPlan(first, first + points, perChunk, input.workloads().size());
    Path directory = temporary();
    try (TableStore store =
        TableStore.open(
            directory.toString(),
            identity,
            plan,
            ResultSchema.SCHEMA.type(),
            LockPolicy.RESPECT,
            notice -> {})) {
      var last = new CommitRecord[1];
      SweepJob.run(
          spark,
          store,
          input,
          constraints,
          spark.sparkContext().defaultParallelism(),
          FailureBudget.UNLIMITED,
          record -> last[0] = record);
      return sample(last[0]);
    } finally {
      remove(directory);
    }
  }

  private static Sample sample(CommitRecord record) {
    double rows = Math.max(1, record.tally().rows());
    long bytes = record.files().stream().mapToLong(CommitRecord.DataFile::bytes).sum();
    return new Sample(bytes / rows, record.tally().cpuNanos() * 1e-9 / rows);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("hcim-calibration-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
