package org.hcim.jobs.evaluate;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.hcim.jobs.evaluate.Constraints.Constraint;
import org.hcim.jobs.store.Chunk;
import org.hcim.jobs.store.RowTally;
import org.hcim.jobs.store.TaskTally;

/**
 * The rows of a chunk as a Spark dataset: points, verdicts and costs; in order and without a
 * shuffle.
 *
 * <p>Rows pass through an RDD because a dataset's encoder would drop the units and comments of the
 * columns, and restoring them would copy every row.
 */
public final class ChunkRows {

  private final SparkSession spark;
  private final Broadcast<SweepInput> input;
  private final Constraints constraints;
  private final int partitions;

  /**
   * Creates datasets of rows.
   *
   * @param partitions tasks per chunk, each of which writes one file
   */
  public ChunkRows(
      SparkSession spark, Broadcast<SweepInput> input, Constraints constraints, int partitions) {
    this.spark = spark;
    this.input = input;
    this.constraints = constraints;
    this.partitions = partitions;
  }

  /** The rows of one chunk, tallied as they are computed. */
  public Dataset<Row> of(Chunk chunk, RowTally tally) {
    var rules = new ArrayList<>(constraints.rules().stream().map(Constraint::name).toList());
    JavaRDD<InternalRow> rows =
        JudgedPoints.of(spark, input, constraints, chunk.firstPoint(), chunk.endPoint(), partitions)
            .mapPartitions(new Evaluate(input, chunk.index(), rules, tally));
    return InternalRows.dataset(spark, rows, input.value().columns().type());
  }

  /** The failure to evaluate a chunk, or an exception with the rule that caused it. */
  RuntimeException explained(Chunk chunk, RuntimeException failure) {
    return RuleFailure.in(failure, spark, input, constraints, chunk.firstPoint(), chunk.endPoint())
        .<RuntimeException>map(rule -> rule)
        .orElse(failure);
  }

  /** Converts judged points to rows. */
  private record Evaluate(
      Broadcast<SweepInput> input, int chunkIndex, ArrayList<String> rules, RowTally tally)
      implements FlatMapFunction<Iterator<Row>, InternalRow> {

    @Override
    public Iterator<InternalRow> call(Iterator<Row> judged) {
      return new Rows(
          judged,
          new PointEvaluator(input.value(), chunkIndex),
          rules,
          tally.inTask(),
          new InternalRows(input.value().columns().type()));
    }
  }

  /** Evaluates lazily, so a task keeps only one point's rows in memory. */
  private static final class Rows implements Iterator<InternalRow> {

    private final Iterator<Row> judged;
    private final PointEvaluator evaluator;
    private final List<String> rules;
    private final TaskTally tally;
    private final InternalRows internal;
    private final ArrayList<Row> ready = new ArrayList<>();
    private int next;

    Rows(
        Iterator<Row> judged,
        PointEvaluator evaluator,
        List<String> rules,
        TaskTally tally,
        InternalRows internal) {
      this.judged = judged;
      this.evaluator = evaluator;
      this.rules = rules;
      this.tally = tally;
      this.internal = internal;
    }

    @Override
    public boolean hasNext() {
      while (next == ready.size() && judged.hasNext()) {
        evaluate(judged.next());
      }
      if (next == ready.size()) {
        tally.finish();
        return false;
      }
      return true;
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Row row = ready.get(next++);
      tally.row(row);
      return internal.of(row);
    }

    private void evaluate(Row point) {
      ready.clear();
      next = 0;
      if (JudgedPoints.isKept(point)) {
        evaluator.evaluate(JudgedPoints.number(point), ready::add);
      } else {
        tally.rejected(rules.get(JudgedPoints.rejectedBy(point)));
      }
    }
  }
}
