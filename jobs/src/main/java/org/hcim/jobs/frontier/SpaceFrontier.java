package org.hcim.jobs.frontier;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Queue;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.Constraints;
import org.hcim.jobs.evaluate.KeptPoints;
import org.hcim.jobs.evaluate.PointCosts;
import org.hcim.jobs.evaluate.PointEvaluator;
import org.hcim.jobs.evaluate.RuleFailure;
import org.hcim.jobs.evaluate.SweepInput;
import org.hcim.jobs.progress.TaskProgress;
import org.hcim.jobs.table.ResultColumns;
import org.hcim.jobs.table.ResultSchema;
import scala.reflect.ClassTag$;

/**
 * Finds the Pareto-optimal designs of a space without writing rows: each task costs its points and
 * keeps the frontiers of their groups, which are then merged as a tree.
 *
 * <p>If a query needs more than totals, accuracy and parameters, tasks create the rows of their
 * points and discard them.
 */
public final class SpaceFrontier {

  private final SparkSession spark;
  private final KeptPoints points;
  private final Broadcast<SweepInput> input;
  private final FrontierQuery query;

  private SpaceFrontier(
      SparkSession spark, KeptPoints points, Broadcast<SweepInput> input, FrontierQuery query) {
    this.spark = spark;
    this.points = points;
    this.input = input;
    this.query = query;
  }

  /**
   * The designs found.
   *
   * @param points ascending indexes of the points on the frontier of some group
   * @param rows number of rows of a full sweep that satisfy the query's condition
   */
  public record Found(List<Long> points, long rows) {

    public Found {
      points = List.copyOf(points);
    }
  }

  /**
   * Evaluates all designs that the rules keep.
   *
   * @param query a query of rank 1
   * @throws FrontierException when the query's condition is invalid
   * @throws Constraints.RuleException when a rule cannot be evaluated for some design
   */
  public static Found of(
      SparkSession spark, SweepInput input, Constraints constraints, FrontierQuery query) {
    return of(spark, input, constraints, query, KeptPoints.tasks(spark, input.space().size()));
  }

  static Found of(
      SparkSession spark,
      SweepInput input,
      Constraints constraints,
      FrontierQuery query,
      int tasks) {
    Broadcast<SweepInput> shipped =
        spark.sparkContext().broadcast(input, ClassTag$.MODULE$.apply(SweepInput.class));
    try {
      var points = new KeptPoints(spark, shipped, constraints, tasks);
      return new SpaceFrontier(spark, points, shipped, query).found();
    } catch (RuntimeException e) {
      throw RuleFailure.behind(e, spark, input.space(), constraints, Long.MAX_VALUE)
          .<RuntimeException>map(rule -> rule)
          .orElseGet(() -> Condition.explained(query, e));
    } finally {
      TaskProgress.expectNothing(spark.sparkContext());
      shipped.destroy();
    }
  }

  private Found found() {
    TaskProgress.expect(spark.sparkContext(), input.value().space().size());
    Map<Competition, GroupFrontier> merged =
        PointQuery.of(query).map(this::ofPoints).orElseGet(this::ofRows);
    long rows = merged.values().stream().mapToLong(GroupFrontier::rows).sum();
    TreeSet<Long> numbers = new TreeSet<>();
    StrongestStanding.of(merged).values().stream()
        .flatMapToLong(frontier -> numbers(frontier.candidates()))
        .forEach(numbers::add);
    return new Found(List.copyOf(numbers), rows);
  }

  private static LongStream numbers(Candidates candidates) {
    return LongStream.range(0, candidates.size()).map(i -> candidates.configIndex((int) i));
  }

  private Map<Competition, GroupFrontier> ofPoints(PointQuery asked) {
    var shipped = input;
    return LocalFrontiers.merged(
        points.map(
            numbers -> {
              var frontiers = new PointFrontiers(asked, shipped.value().workloads().size());
              return List.of(local(shipped.value(), frontiers, numbers)).iterator();
            }));
  }

  private static Map<Competition, GroupFrontier> local(
      SweepInput input, PointFrontiers frontiers, PrimitiveIterator.OfLong numbers) {
    var costs = new PointCosts(input);
    while (numbers.hasNext()) {
      frontiers.add(numbers.nextLong(), costs);
    }
    return frontiers.packed();
  }

  private Map<Competition, GroupFrontier> ofRows() {
    var shipped = input;
    JavaRDD<Row> rows =
        points.map(numbers -> new Rows(numbers, shipped.value().with(ResultColumns.ALL)));
    var results = spark.createDataFrame(rows, ResultSchema.SCHEMA.type());
    Condition.check(query, results);
    List<String> workloads =
        input.value().workloads().stream().map(SweepInput.ShippedWorkload::name).toList();
    return RowFrontiers.of(results, query, workloads);
  }

  /** The rows of points, created lazily. */
  private static final class Rows implements Iterator<Row> {

    private final PrimitiveIterator.OfLong numbers;
    private final PointEvaluator evaluator;
    private final Queue<Row> ready = new ArrayDeque<>();

    Rows(PrimitiveIterator.OfLong numbers, SweepInput input) {
      this.numbers = numbers;
      this.evaluator = new PointEvaluator(input, 0);
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty() && numbers.hasNext()) {
        evaluator.evaluate(numbers.nextLong(), ready::add);
      }
      return !ready.isEmpty();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }
  }
}
