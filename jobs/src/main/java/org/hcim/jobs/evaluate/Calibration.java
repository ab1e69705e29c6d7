package org.hcim.jobs.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.jobs.store.CommitRecord;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.jobs.store.TableStore;
import org.hcim.jobs.table.FailureGroup;
import org.hcim.jobs.table.Tables;
import org.hcim.sweeps.space.Slice;

/**
 * Measures the size and CPU time of rows. Small and large windows spread over a slice are swept
 * into temporary directories.
 */
public final class Calibration {

  private static final int SMALL_POINTS = 1_000;
  private static final int LARGE_FACTOR = 5;

  /** A task with fewer points costs little more than its start. */
  private static final int MIN_POINTS_PER_TASK = 16;

  private static final int WINDOWS = 3;

  /**
   * Windows are added up to this number while rules reject so many points that rows are too few.
   */
  private static final int MAX_WINDOWS = 15;

  private static final long MIN_ROWS = 1_000;

  /** Multiples modulo 1 are spread evenly for any number of windows. */
  private static final double GOLDEN_RATIO = 0.6180339887498949;

  private final SparkSession spark;
  private final TableIdentity identity;
  private final SweepInput input;
  private final Constraints constraints;
  private final Slice slice;
  private final long keptPoints;

  private Calibration(
      SparkSession spark,
      TableIdentity identity,
      SweepInput input,
      Constraints constraints,
      Slice slice,
      long keptPoints) {
    this.spark = spark;
    this.identity = identity;
    this.input = input;
    this.constraints = constraints;
    this.slice = slice;
    this.keptPoints = keptPoints;
  }

  /**
   * The measured costs of a slice.
   *
   * @param bytes size of Parquet files
   * @param cpuSeconds CPU time to evaluate and write, after JVM warm-up
   * @param points points in the sample
   * @param rows rows in the sample
   * @param failedRows rows in the sample without a result
   * @param failure the most frequent reason of a window; null if all rows have results
   */
  public record Sample(
      ChunkCost bytes,
      ChunkCost cpuSeconds,
      long points,
      long rows,
      long failedRows,
      FailureGroup failure) {}

  /** A swept window. */
  private record Window(CommitRecord record, Optional<FailureGroup> failure) {

    long rows() {
      return record.tally().rows();
    }

    double bytes() {
      return record.bytes();
    }

    double seconds() {
      return record.tally().cpuNanos() * 1e-9;
    }
  }

  /**
   * Measures a slice.
   *
   * @param keptPoints number of points in the whole space that the rules keep
   * @return empty when the rules reject nearly all points, so the sample is too small
   */
  public static Optional<Sample> measure(
      SparkSession spark,
      TableIdentity identity,
      SweepInput input,
      Constraints constraints,
      Slice slice,
      long keptPoints) {
    return new Calibration(spark, identity, input, constraints, slice, keptPoints).measure();
  }

  private Optional<Sample> measure() {
    long large = Math.min(slice.size(), (long) LARGE_FACTOR * smallPoints());
    boolean isWhole = large == slice.size();
    if (!isWhole && isHopeless(large)) {
      return Optional.empty();
    }
    long small = Math.max(1, large / LARGE_FACTOR);
    sweep(first(0, large), large); // warms the JVM up
    var sums = new Sums();
    for (int window = 0; !isEnough(window, isWhole, sums); window++) {
      sums.small(sweep(first(window, small), small));
      sums.large(sweep(first(window, large), large));
    }
    return isWhole || sums.bytesOfLarge.rows() >= MIN_ROWS
        ? Optional.of(sums.sample(large))
        : Optional.empty();
  }

  /**
   * Returns whether all windows together are expected to yield less than a tenth of the required
   * rows, even if the slice contains all kept points.
   */
  private boolean isHopeless(long large) {
    double keptFrac = Math.min(1, (double) keptPoints / slice.size());
    double rows = keptFrac * MAX_WINDOWS * large * input.workloads().size();
    return rows < MIN_ROWS / 10.0;
  }

  private static boolean isEnough(int windows, boolean isWhole, Sums sums) {
    if (isWhole) {
      return windows == 1;
    }
    return windows >= WINDOWS && (windows == MAX_WINDOWS || sums.bytesOfLarge.rows() >= MIN_ROWS);
  }

  private int smallPoints() {
    return Math.max(SMALL_POINTS, MIN_POINTS_PER_TASK * spark.sparkContext().defaultParallelism());
  }

  /**
   * The first point of a window; the small and the large window with the same number have the same
   * center.
   */
  private long first(int window, long points) {
    double middle = (0.5 + window * GOLDEN_RATIO) % 1;
    long room = slice.size() - points;
    long first = (long) (middle * slice.size()) - points / 2;
    return slice.from() + Math.max(0, Math.min(room, first));
  }

  /** Sweeps one window as one chunk. */
  private Window sweep(long first, long points) {
    var plan = new ChunkPlan(first, first + points, points, input.workloads().size());
    Path directory = temporary();
    try (TableStore store =
        TableStore.open(
            directory.toString(),
            identity,
            plan,
            input.columns().type(),
            LockPolicy.RESPECT,
            notice -> {})) {
      int partitions = spark.sparkContext().defaultParallelism();
      SweepJob.run(
          spark, store, input, constraints, partitions, FailureBudget.UNLIMITED, record -> {});
      CommitRecord record = store.committed().get(0);
      return new Window(record, failure(record, directory));
    } finally {
      remove(directory);
    }
  }

  /** The most frequent reason of rows without a result. */
  private Optional<FailureGroup> failure(CommitRecord record, Path directory) {
    return record.tally().failedRows() == 0
        ? Optional.empty()
        : FailureGroup.of(new Tables(spark, directory.toString()).results(identity.id()), 1)
            .stream()
            .findFirst();
  }

  /** The total costs of the windows, separate for small and large ones. */
  private static final class Sums {

    private final List<FailureGroup> failures = new ArrayList<>();
    private long failedRows;
    private ChunkCost.Total bytesOfSmall = new ChunkCost.Total(0, 0, 0);
    private ChunkCost.Total bytesOfLarge = new ChunkCost.Total(0, 0, 0);
    private ChunkCost.Total secondsOfSmall = new ChunkCost.Total(0, 0, 0);
    private ChunkCost.Total secondsOfLarge = new ChunkCost.Total(0, 0, 0);

    void small(Window window) {
      bytesOfSmall = bytesOfSmall.plus(window.rows(), window.bytes());
      secondsOfSmall = secondsOfSmall.plus(window.rows(), window.seconds());
    }

    void large(Window window) {
      bytesOfLarge = bytesOfLarge.plus(window.rows(), window.bytes());
      secondsOfLarge = secondsOfLarge.plus(window.rows(), window.seconds());
      failedRows += window.record().tally().failedRows();
      window.failure().ifPresent(failures::add);
    }

    Sample sample(long pointsOfLarge) {
      return new Sample(
          ChunkCost.between(bytesOfSmall, bytesOfLarge),
          ChunkCost.between(secondsOfSmall, secondsOfLarge),
          bytesOfLarge.chunks() * pointsOfLarge,
          bytesOfLarge.rows(),
          failedRows,
          failures.stream().max(Comparator.comparingLong(FailureGroup::rows)).orElse(null));
    }
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
