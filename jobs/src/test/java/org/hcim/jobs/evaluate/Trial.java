package org.hcim.jobs.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.technology.Constant;
import org.hcim.jobs.evaluate.SweepInput.ShippedWorkload;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.store.Chunk;
import org.hcim.jobs.store.ChunkPlan;
import org.hcim.jobs.store.Completion;
import org.hcim.jobs.store.LockPolicy;
import org.hcim.jobs.store.TableIdentity;
import org.hcim.jobs.store.TableStore;
import org.hcim.jobs.table.Accuracies;
import org.hcim.jobs.table.Provenance;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.sweeps.space.DesignSpace;
import org.hcim.sweeps.space.Slice;
import org.hcim.sweeps.spec.SweepSpec;
import scala.reflect.ClassTag$;

/** A spec that tests sweep into a directory of theirs. */
record Trial(SweepSpec spec, Slice slice, Accuracies accuracies) {

  /** 120 points: every readout, a converter that nobody published, chips that are too small. */
  static final String SMALL =
      """
      sweep: small
      workloads: [resnet20, {network: vgg9, name: vgg9-sparse, ternary_zero_frac: 0.8}]
      bundles:
        readouts:
          ternary:
          binary:
          adc-sar-7:
          adc-sar-5: {readout: sar, adc_bits: 5, adc_cost_source: paper}
      axes:
        xbar_rows: [64, 128]
        xbar_columns: [64, 128, 256]
        weight_bits: [2, 4]
        ternary_zero_frac: [0.3, 0.6]
        tiles: [2, 4096]
      constraints:
        - {name: not_elongated, rule: xbar_columns <= 2 * xbar_rows}
        - {name: dense_is_narrow, rule: ternary_zero_frac > 0.5 OR weight_bits = 2}
      chunk_points: 50
      """;

  static Trial of(String text) {
    SweepSpec spec = SweepSpec.parse("test.yaml", text, Path.of("."));
    return new Trial(spec, new Slice(0, spec.space().size()), new PublishedAccuracies());
  }

  static SparkSession spark() {
    return SharedSpark.get();
  }

  Trial with(Accuracies other) {
    return new Trial(spec, slice, other);
  }

  Trial slice(String text) {
    return new Trial(spec, Slice.parse(text, spec.space().size()), accuracies);
  }

  TableIdentity identity() {
    String hash =
        spec.specHash(
            CostModel.VERSION,
            String.valueOf(ResultSchema.VERSION),
            DesignSpace.ENUMERATION_VERSION);
    return TableIdentity.of(
        hash,
        spec.canonicalJson(),
        CostModel.VERSION,
        String.valueOf(ResultSchema.VERSION),
        "unknown");
  }

  ChunkPlan plan() {
    return new ChunkPlan(slice.from(), slice.to(), spec.chunkPoints(), spec.workloads().size());
  }

  SweepInput input() {
    var constants = new EnumMap<Constant, Double>(Constant.class);
    spec.constants()
        .forEach((name, value) -> constants.put(Constant.named(name).orElseThrow(), value));
    return SweepInput.of(
        spec.space(),
        spec.workloads().stream()
            .map(w -> ShippedWorkload.of(w.name(), w.contentHash(), w.network()))
            .toList(),
        constants,
        accuracies,
        new Provenance(identity().id(), CostModel.VERSION, "unknown"));
  }

  Constraints constraints() {
    return Constraints.of(
        spark(),
        spec.constraints().stream()
            .map(rule -> new Constraints.Constraint(rule.name(), rule.rule()))
            .toList());
  }

  TableStore open(Path out) {
    return TableStore.open(
        out.toString(),
        identity(),
        plan(),
        ResultSchema.SCHEMA.type(),
        LockPolicy.RESPECT,
        notice -> {});
  }

  /** Evaluates what is left. */
  void evaluate(TableStore store, int partitions, FailureBudget budget, SweepJob.Listener heard) {
    SweepJob.run(spark(), store, input(), constraints(), partitions, budget, heard);
  }

  /** Commits these chunks one after the other. */
  void commit(TableStore store, List<Chunk> chunks, int partitions) {
    Broadcast<SweepInput> shipped =
        spark().sparkContext().broadcast(input(), ClassTag$.MODULE$.apply(SweepInput.class));
    var rows = new ChunkRows(spark(), shipped, constraints(), partitions);
    chunks.forEach(chunk -> store.commit(spark(), chunk, tally -> rows.of(chunk, tally)));
    shipped.destroy();
  }

  /** Sweeps to the end. */
  Completion run(Path out, int partitions) {
    try (TableStore store = open(out)) {
      evaluate(store, partitions, FailureBudget.UNLIMITED, record -> {});
      return store.complete();
    }
  }

  /** The table's rows by design and network. */
  static List<Row> rows(Path out) {
    return spark()
        .read()
        .schema(ResultSchema.SCHEMA.type())
        .parquet(out + "/results/*/*")
        .orderBy("config_index", "workload")
        .collectAsList();
  }

  /** A row's values but for some columns. */
  static List<Object> cells(Row row, List<String> without) {
    List<Object> cells = new ArrayList<>();
    for (String name : row.schema().fieldNames()) {
      if (!without.contains(name)) {
        cells.add(row.getAs(name));
      }
    }
    return cells;
  }
}
