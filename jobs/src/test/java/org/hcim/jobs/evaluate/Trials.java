package org.hcim.jobs.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.hcim.jobs.store.SweepStore;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.jobs.table.Tables;

/** The small trial's table for tests of other packages. */
public final class Trials {

  private Trials() {}

  /** Sweeps {@link Trial#SMALL} into a directory. */
  public static void sweepSmall(Path out) {
    Trial.of(Trial.SMALL).run(out, 2);
  }

  /**
   * Sweeps a spec as a model would whose energies are those of a formula, though its version is the
   * same.
   */
  public static void sweepAsIf(String energy, Path spec, Path out) throws IOException {
    Path honest = Files.createTempDirectory(spec.getParent(), "honest");
    Trial trial = Trial.of(Files.readString(spec));
    trial.run(honest, 1);
    Dataset<Row> rows =
        new Tables(Trial.spark(), honest.toString())
            .results(trial.identity().sweepId())
            .withColumn("energy_pj", functions.expr(energy));
    try (SweepStore store = trial.open(out)) {
      store.commit(
          Trial.spark(),
          store.pending().get(0),
          tally -> {
            FlatMapFunction<Iterator<Row>, Row> count = tally::counting;
            return Trial.spark()
                .createDataFrame(
                    rows.javaRDD().mapPartitions(count), ResultSchema.structType());
          });
      store.complete();
    }
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
