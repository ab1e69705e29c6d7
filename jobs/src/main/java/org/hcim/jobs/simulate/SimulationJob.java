package org.hcim.jobs.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.jobs.progress.Progress;
import org.hcim.jobs.progress.TaskProgress;
import org.hcim.jobs.store.Chunk;
import org.hcim.jobs.store.RowTally;
import org.hcim.jobs.store.TableStore;
import org.hcim.jobs.table.SimulationSchema;
import org.hcim.simulator.study.Compared;
import org.hcim.simulator.study.Measurement;
import org.hcim.simulator.study.RunCost;
import org.hcim.sweeps.simulation.SimulatedRun;
import scala.reflect.ClassTag$;

/** Executes a plan: the images of every run in blocks, one Spark task per block. */
public final class SimulationJob implements AutoCloseable {

  /**
   * Tasks per core: enough for even load at the end and steady progress; each task costs
   * milliseconds.
   */
  private static final int TASKS_PER_CORE = 8;

  private final SparkSession spark;
  private final PlannedSimulation planned;
  private final List<SimulatedRun> runs;
  private final Progress progress;
  private final Broadcast<ShippedInput> input;
  private final CostModel model = CostModel.cited();
  private final Map<List<Object>, ChangedNetwork> networks = new HashMap<>();
  private long imagesDone;

  /**
   * Creates a job.
   *
   * @param progress counts images of all runs
   */
  public SimulationJob(SparkSession spark, PlannedSimulation planned, Progress progress) {
    this.spark = spark;
    this.planned = planned;
    this.progress = progress;
    runs = planned.runs();
    input =
        spark
            .sparkContext()
            .broadcast(ShippedInput.of(planned), ClassTag$.MODULE$.apply(ShippedInput.class));
  }

  /** Frees the workers' memory. */
  @Override
  public void close() {
    input.destroy();
  }

  /** Runs everything; returns the rows of {@link SimulationSchema}. */
  public List<Row> rows() {
    return rows(0, runs.size(), 0);
  }

  /** Runs the remaining chunks of a table and commits each. */
  public void commit(TableStore store) {
    long left = store.pending().stream().mapToLong(Chunk::points).sum();
    imagesDone = (runs.size() - left) * planned.images().images().count();
    for (Chunk chunk : store.pending()) {
      List<Row> made = rows((int) chunk.firstPoint(), (int) chunk.endPoint(), chunk.index());
      store.commit(spark, chunk, tally -> dataset(made, tally));
    }
  }

  private Dataset<Row> dataset(List<Row> rows, RowTally tally) {
    FlatMapFunction<java.util.Iterator<Row>, Row> count = tally::counting;
    return spark.createDataFrame(
        context().parallelize(rows, 1).mapPartitions(count), SimulationSchema.SCHEMA.type());
  }

  private List<Row> rows(int first, int end, int chunk) {
    var rows = new SimulationRows(planned, chunk);
    return results(first, end).stream().map(rows::row).toList();
  }

  private List<RunResult> results(int first, int end) {
    List<ImageBlock> blocks = new ArrayList<>();
    for (int run = first; run < end; run++) {
      if (network(runs.get(run)).network().isPresent()) {
        blocks.addAll(ImageBlock.of(run, runs.get(run), planned.images().images().count()));
      }
    }
    Map<Integer, Measurement> measured = measure(blocks);
    List<RunResult> results = new ArrayList<>();
    for (int run = first; run < end; run++) {
      results.add(result(run, measured.get(run)));
    }
    return results;
  }

  /** The measurements by run; blocks are merged in order. */
  private Map<Integer, Measurement> measure(List<ImageBlock> blocks) {
    Map<Integer, Measurement> measured = new TreeMap<>();
    if (blocks.isEmpty()) {
      return measured;
    }
    int tasks = Math.min(blocks.size(), TASKS_PER_CORE * spark.sparkContext().defaultParallelism());
    long images = blocks.stream().mapToLong(ImageBlock::images).sum();
    var listener = new TaskProgress(progress, imagesDone + images, imagesDone);
    spark.sparkContext().addSparkListener(listener);
    TaskProgress.expect(spark.sparkContext(), images);
    try {
      context()
          .parallelize(blocks, tasks)
          .mapPartitions(new MeasureBlocks(input))
          .collect()
          .forEach(
              part -> measured.merge(part.block().run(), part.measurement(), Measurement::plus));
    } finally {
      TaskProgress.expectNothing(spark.sparkContext());
      spark.sparkContext().removeSparkListener(listener);
    }
    imagesDone += images;
    progress.reached(imagesDone);
    return measured;
  }

  private RunResult result(int number, Measurement measured) {
    SimulatedRun run = runs.get(number);
    ChangedNetwork changed = network(run);
    return new RunResult(
        number,
        run,
        changed
            .network()
            .map(
                network ->
                    new RunResult.Result(
                        measured,
                        Compared.of(network, measured),
                        RunCost.of(model, network, measured, planned.spec().design()))),
        changed.refusal());
  }

  private ChangedNetwork network(SimulatedRun run) {
    return networks.computeIfAbsent(
        List.of(run.network(), run.change()),
        key -> ChangedNetwork.of(planned.networks().get(run.network()).network(), run.change()));
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }
}
