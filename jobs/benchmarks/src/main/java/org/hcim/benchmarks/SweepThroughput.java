package org.hcim.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.jobs.evaluate.ChunkRows;
import org.hcim.jobs.evaluate.Constraints;
import org.hcim.jobs.evaluate.PointEvaluator;
import org.hcim.jobs.evaluate.PublishedAccuracies;
import org.hcim.jobs.evaluate.SweepInput;
import org.hcim.jobs.evaluate.SweepInput.ShippedWorkload;
import org.hcim.jobs.session.SweepSession;
import org.hcim.jobs.store.Chunk;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.jobs.store.CommitRecord;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.jobs.store.TableStore;
import org.hcim.jobs.table.Provenance;
import org.hcim.jobs.table.ResultColumns;
import org.hcim.sweeps.spec.SweepSpec;
import scala.reflect.ClassTag$;

/**
 * The cost of evaluation relative to writing. One run alternates between sweeping chunks and
 * writing the same rows, computed beforehand, with the same writer. A ratio of 1 would mean that
 * evaluation is free.
 *
 * <p>{@code java @jobs/spark-jvm.options -Xmx6g -cp jobs/benchmarks/target/benchmarks.jar:$(cat
 * jobs/target/spark.classpath) org.hcim.benchmarks.SweepThroughput sweeps/nightly.yaml 500000}
 */
public final class SweepThroughput {

  private static final int WARM_UP_CHUNKS = 2;

  private final SparkSession spark;
  private final Broadcast<SweepInput> input;
  private final TableIdentity identity;
  private final ChunkPlan plan;
  private final int partitions;

  private SweepThroughput(
      SparkSession spark, SweepInput input, TableIdentity identity, ChunkPlan plan) {
    this.spark = spark;
    this.input = spark.sparkContext().broadcast(input, ClassTag$.MODULE$.apply(SweepInput.class));
    this.identity = identity;
    this.plan = plan;
    this.partitions = spark.sparkContext().defaultParallelism();
  }

  /** Arguments: a spec and the number of its points to use; its constraints are ignored. */
  public static void main(String[] arguments) throws IOException {
    SweepSpec spec = SweepSpec.load(Path.of(arguments[0]));
    long points = Math.min(Long.parseLong(arguments[1]), spec.space().size());
    String hash = spec.specHash(CostModel.VERSION, "benchmark", "benchmark");
    var identity =
        TableIdentity.of(hash, spec.canonicalJson(), CostModel.VERSION, "benchmark", "benchmark");
    var input =
        SweepInput.of(
                spec.space(),
                spec.workloads().stream()
                    .map(w -> ShippedWorkload.of(w.name(), w.contentHash(), w.network()))
                    .toList(),
                Map.of(),
                new PublishedAccuracies(),
                new Provenance(identity.id(), CostModel.VERSION, "benchmark"))
            .with(spec.columns().map(ResultColumns::with).orElse(ResultColumns.ALL));
    var plan = new ChunkPlan(0, points, spec.chunkPoints(), spec.workloads().size());
    try (SweepSession session = SweepSession.open("benchmark", "local[2]", SweepThroughput::tell)) {
      new SweepThroughput(session.spark(), input, identity, plan).run();
    }
  }

  private void run() throws IOException {
    Path swept = Files.createTempDirectory("hcim-swept-");
    Path written = Files.createTempDirectory("hcim-written-");
    try (TableStore sweptStore = open(swept);
        TableStore writtenStore = open(written)) {
      var rows = new ChunkRows(spark, input, Constraints.of(spark, List.of()), partitions);
      List<Double> ratios = new ArrayList<>();
      for (Chunk chunk : plan.chunks()) {
        CommitRecord sweep = sweptStore.commit(spark, chunk, tally -> rows.of(chunk, tally));
        CommitRecord write = writePrecomputed(writtenStore, chunk);
        ratios.add(report(chunk, sweep, write));
      }
      List<Double> warm = ratios.subList(WARM_UP_CHUNKS, ratios.size()).stream().sorted().toList();
      System.out.printf(
          Locale.ROOT,
          "median ratio of rates, swept over written, without the first %d chunks: %.2f%n",
          WARM_UP_CHUNKS,
          warm.get(warm.size() / 2));
    } finally {
      remove(swept);
      remove(written);
    }
  }

  private TableStore open(Path directory) {
    return TableStore.open(
        directory.toString(),
        identity,
        plan,
        input.value().columns().type(),
        LockPolicy.RESPECT,
        SweepThroughput::tell);
  }

  private CommitRecord writePrecomputed(TableStore store, Chunk chunk) {
    Broadcast<SweepInput> shipped = input;
    int chunkIndex = chunk.index();
    JavaRDD<Row> precomputed =
        spark
            .range(chunk.firstPoint(), chunk.endPoint(), 1, partitions)
            .as(Encoders.LONG())
            .javaRDD()
            .mapPartitions(indexes -> evaluate(shipped.value(), chunkIndex, indexes))
            .persist(StorageLevel.MEMORY_ONLY());
    precomputed.count();
    try {
      return store.commit(
          spark,
          chunk,
          tally ->
              spark.createDataFrame(
                  precomputed.mapPartitions(rows -> tally.counting(rows)),
                  input.value().columns().type()));
    } finally {
      precomputed.unpersist(true);
    }
  }

  private static Iterator<Row> evaluate(SweepInput input, int chunk, Iterator<Long> indexes) {
    var evaluator = new PointEvaluator(input, chunk);
    List<Row> rows = new ArrayList<>();
    indexes.forEachRemaining(index -> evaluator.evaluate(index, rows::add));
    return rows.iterator();
  }

  private static double report(Chunk chunk, CommitRecord swept, CommitRecord written) {
    double ratio = (double) written.wallMillis() / swept.wallMillis();
    long bytes = swept.files().stream().mapToLong(CommitRecord.DataFile::bytes).sum();
    System.out.printf(
        Locale.ROOT,
        "%s %,d rows: swept %,.0f rows/s (%.2f CPU us/row), written %,.0f rows/s (%.2f CPU us/row),"
            + " ratio %.2f, %.1f bytes/row%n",
        chunk.id(),
        swept.tally().rows(),
        swept.tally().rows() * 1e3 / swept.wallMillis(),
        swept.tally().cpuNanos() * 1e-3 / swept.tally().rows(),
        written.tally().rows() * 1e3 / written.wallMillis(),
        written.tally().cpuNanos() * 1e-3 / written.tally().rows(),
        ratio,
        (double) bytes / swept.tally().rows());
    return ratio;
  }

  private static void tell(String notice) {
    System.err.println(notice);
  }

  private static void remove(Path directory) throws IOException {
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
