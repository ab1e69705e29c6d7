package org.hcim.jobs.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.hcim.jobs.store.Chunk;
import org.hcim.jobs.store.TableStore;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.jobs.table.Tables;
import scala.reflect.ClassTag$;

/** The small trial's table for tests of other packages. */
public final class Trials {

  private Trials() {}

  /** The input of the workers for a spec. */
  public static SweepInput input(String spec) {
    return Trial.of(spec).input();
  }

  /** The rules of a spec. */
  public static Constraints constraints(String spec) {
    return Trial.of(spec).constraints();
  }

  /** Sweeps {@link Trial#SMALL} into a directory. */
  public static void sweepSmall(Path out) {
    Trial.of(Trial.SMALL).run(out, 2);
  }

  /** Starts the sweep of {@link Trial#SMALL} and stops it before the first chunk. */
  public static void startSmall(Path out) {
    Trial.of(Trial.SMALL).open(out).close();
  }

  /**
   * Sweeps a spec as a model would whose rows are changed ones, though its version is the same.
   *
   * @param change changes, adds or leaves out rows
   */
  public static void sweepAsIf(UnaryOperator<Dataset<Row>> change, Path spec, Path out)
      throws IOException {
    Path honest = Files.createTempDirectory(spec.getParent(), "honest");
    Trial trial = Trial.of(Files.readString(spec));
    trial.run(honest, 1);
    Dataset<Row> rows =
        change.apply(new Tables(Trial.spark(), honest.toString()).results(trial.identity().id()));
    try (TableStore store = trial.open(out)) {
      store.commit(
          Trial.spark(),
          store.pending().get(0),
          tally -> {
            FlatMapFunction<Iterator<Row>, Row> count = tally::counting;
            return Trial.spark()
                .createDataFrame(rows.javaRDD().mapPartitions(count), ResultSchema.SCHEMA.type());
          });
      store.complete();
    }
  }

  /** A sweep of one network whose designs are all on the frontier of energy and latency. */
  public static void sweepNothingButAFront(int points, Path out) {
    Trial trial =
        Trial.of(
            """
            sweep: front
            workloads: [resnet20]
            axes: {ternary_zero_frac: {between: [0, 1]}}
            sampling: {method: random, points: %d}
            chunk_points: %d
            """
                .formatted(points, points));
    try (TableStore store = trial.open(out)) {
      store.commit(
          Trial.spark(),
          store.pending().get(0),
          tally -> {
            var unread = tally.copy();
            Trial.spark().sparkContext().register(unread, "rows as the model has them");
            Dataset<Row> honest =
                new ChunkRows(Trial.spark(), shipped(trial), trial.constraints(), 4)
                    .of(new Chunk(0, 0, points), unread);
            FlatMapFunction<Iterator<Row>, Row> count = tally::counting;
            Dataset<Row> rows =
                honest
                    .withColumn("energy_pj", functions.expr("1e6D + config_index"))
                    .withColumn("latency_ns", functions.expr("1e9D - config_index"));
            return Trial.spark()
                .createDataFrame(rows.javaRDD().mapPartitions(count), ResultSchema.SCHEMA.type());
          });
      store.complete();
    }
  }

  private static Broadcast<SweepInput> shipped(Trial trial) {
    return Trial.spark()
        .sparkContext()
        .broadcast(trial.input(), ClassTag$.MODULE$.apply(SweepInput.class));
  }

  /** Its rows by design and network. */
  public static List<Row> results(Path out) {
    return Trial.rows(out);
  }

  /** Copies the results alone, without what was made of them. */
  public static void copy(Path out, Path copy) {
    try {
      for (String part : List.of("results", "control/sweeps")) {
        try (var files = Files.walk(out.resolve(part))) {
          for (Path file : files.toList()) {
            Path target = copy.resolve(out.relativize(file));
            Files.createDirectories(target.getParent());
            if (!Files.isDirectory(file)) {
              Files.copy(file, target);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
