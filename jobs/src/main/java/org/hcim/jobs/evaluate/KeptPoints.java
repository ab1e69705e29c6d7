package org.hcim.jobs.evaluate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The points of a space that rules keep, in ranges of indexes, one per task.
 *
 * @param input the input of the workers, with the space
 * @param tasks number of ranges
 */
public record KeptPoints(
    SparkSession spark, Broadcast<SweepInput> input, Constraints constraints, int tasks) {

  /**
   * Points per task: a few seconds of work, enough for the task's own frontier to filter its
   * points.
   */
  private static final long POINTS_PER_TASK = 1 << 21;

  /**
   * The work on the points of one task.
   *
   * @param <T> a result
   */
  @FunctionalInterface
  public interface Work<T> extends Serializable {

    /** Processes ascending point indexes. */
    Iterator<T> of(PrimitiveIterator.OfLong points);
  }

  private record Range(long first, long end) implements Serializable {

    PrimitiveIterator.OfLong numbers() {
      return LongStream.range(first, end).iterator();
    }
  }

  /** The number of tasks for a number of points. */
  public static int tasks(SparkSession spark, long points) {
    long tasks =
        Math.max(
            spark.sparkContext().defaultParallelism(),
            (points + POINTS_PER_TASK - 1) / POINTS_PER_TASK);
    return Math.toIntExact(Math.max(1, Math.min(points, tasks)));
  }

  /** The results of all tasks. */
  public <T> JavaRDD<T> map(Work<T> work) {
    if (constraints.rules().isEmpty()) {
      return new JavaSparkContext(spark.sparkContext())
          .parallelize(ranges(), tasks)
          .flatMap(range -> work.of(range.numbers()));
    }
    return JudgedPoints.of(spark, input, constraints, 0, points(), tasks)
        .mapPartitions(judged -> work.of(new Kept(judged)));
  }

  private long points() {
    return input.value().space().size();
  }

  private List<Range> ranges() {
    List<Range> ranges = new ArrayList<>();
    long share = points() / tasks;
    long longer = points() % tasks;
    long first = 0;
    for (int task = 0; task < tasks; task++) {
      long end = first + share + (task < longer ? 1 : 0);
      ranges.add(new Range(first, end));
      first = end;
    }
    return ranges;
  }

  /** The indexes of judged points that are kept. */
  private static final class Kept implements PrimitiveIterator.OfLong {

    private final Iterator<Row> judged;
    private Row next;

    Kept(Iterator<Row> judged) {
      this.judged = judged;
    }

    @Override
    public boolean hasNext() {
      while (next == null && judged.hasNext()) {
        Row point = judged.next();
        next = JudgedPoints.isKept(point) ? point : null;
      }
      return next != null;
    }

    @Override
    public long nextLong() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      long number = JudgedPoints.number(next);
      next = null;
      return number;
    }
  }
}
