package org.hcim.jobs.frontier;

import static org.apache.spark.sql.functions.col;

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
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.jobs.evaluate.Constraints;
import org.hcim.jobs.evaluate.KeptPoints;
import org.hcim.jobs.evaluate.PointCosts;
import org.hcim.jobs.evaluate.PointEvaluator;
import org.hcim.jobs.evaluate.RuleFailure;
import org.hcim.jobs.evaluate.SweepInput;
import org.hcim.jobs.progress.TaskProgress;
import org.hcim.jobs.summary.KnownLoss;
import org.hcim.jobs.table.ResultColumns;
import org.hcim.jobs.table.ResultSchema;
import scala.reflect.ClassTag$;

/**
 * Finds the Pareto-optimal designs of a space without writing rows: each task costs its points and
 * keeps the frontiers of their groups, which a tree of merges joins.
 *
 * <p>Where a query needs more than totals, accuracy and parameters, tasks make the rows of their
 * points and drop them again.
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
   * @param points numbers of the points on the frontier of some group, ascending, and of those with
   *     the most bits, where accuracy counts
   * @param rows rows that a sweep would have, and that the query's condition holds for
   */
  public record Found(List<Long> points, long rows) {

    public Found {
      points = List.copyOf(points);
    }
  }

  /**
   * Evaluates all designs that the rules keep.
   *
   * @param query of rank 1
   * @throws FrontierException when the query's condition cannot be used
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
      throw RuleFailure.behind(e, spark, input.space(), constraints)
          .<RuntimeException>map(rule -> rule)
          .orElseGet(() -> Condition.explained(query, e));
    } finally {
      TaskProgress.expectNothing(spark.sparkContext());
      shipped.destroy();
    }
  }

  private Found found() {
    BitWitnesses bits = query.maxLoss().isAny() ? BitWitnesses.NONE : bits();
    TaskProgress.expect(spark.sparkContext(), input.value().space().size());
    Map<Competition, GroupFrontier> merged =
        PointQuery.of(query)
            .map(asked -> ofPoints(asked, bits))
            .orElseGet(() -> ofRows(bits))
            .treeReduce(LocalFrontiers.MERGE, LocalFrontiers.MERGE_DEPTH);
    long rows = merged.values().stream().mapToLong(GroupFrontier::rows).sum();
    TreeSet<Long> numbers = new TreeSet<>();
    StrongestStanding.of(merged).values().stream()
        .flatMapToLong(frontier -> numbers(frontier.candidates()))
        .forEach(numbers::add);
    if (!numbers.isEmpty() && !query.maxLoss().isAny()) {
      numbers.add(bits.weightPoint());
      numbers.add(bits.activationPoint());
    }
    return new Found(List.copyOf(numbers), rows);
  }

  private static LongStream numbers(Candidates candidates) {
    return LongStream.range(0, candidates.size()).map(i -> candidates.configIndex((int) i));
  }

  private BitWitnesses bits() {
    var shipped = input;
    return points
        .map(numbers -> List.of(BitWitnesses.of(shipped.value().space(), numbers)).iterator())
        .reduce(BitWitnesses::or);
  }

  private JavaRDD<Map<Competition, GroupFrontier>> ofPoints(PointQuery asked, BitWitnesses bits) {
    var shipped = input;
    return points.map(numbers -> List.of(local(shipped.value(), asked, bits, numbers)).iterator());
  }

  private static Map<Competition, GroupFrontier> local(
      SweepInput input, PointQuery asked, BitWitnesses bits, PrimitiveIterator.OfLong numbers) {
    var costs = new PointCosts(input);
    var frontiers = new PointFrontiers(asked, bits.most(), input.workloads().size());
    while (numbers.hasNext()) {
      frontiers.add(numbers.nextLong(), costs);
    }
    return frontiers.packed();
  }

  private JavaRDD<Map<Competition, GroupFrontier>> ofRows(BitWitnesses bits) {
    var shipped = input;
    JavaRDD<Row> rows =
        points.map(numbers -> new Rows(numbers, shipped.value().with(ResultColumns.ALL)));
    var results = spark.createDataFrame(rows, ResultSchema.SCHEMA.type());
    Condition.check(query, results);
    List<String> workloads =
        input.value().workloads().stream().map(SweepInput.ShippedWorkload::name).toList();
    Column[] columns =
        FrontierInput.columns(query).stream().map(name -> col(name)).toArray(Column[]::new);
    Broadcast<FrontierInput> reader =
        spark
            .sparkContext()
            .broadcast(
                FrontierInput.of(query, workloads), ClassTag$.MODULE$.apply(FrontierInput.class));
    return Condition.applied(query, KnownLoss.of(results, bits.most()))
        .select(columns)
        .javaRDD()
        .mapPartitions(new LocalFrontiers(reader));
  }

  /** The rows of points, made on demand. */
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
