package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** Sampled designs: equally many per network and readout, chosen by hash. */
final class Samples {

  /** Designs of all networks together. */
  static final int MAX = 3_000;

  private Samples() {}

  /**
   * The sampled rows of a sweep.
   *
   * @param ok its rows with results
   */
  static List<Row> of(Dataset<Row> ok, WorkingSet set) {
    boolean readouts = List.of(set.rows().columns()).contains("readout");
    String[] stratum = readouts ? new String[] {"workload", "readout"} : new String[] {"workload"};
    int strata = Math.max(1, (int) set.rows().select(cols(stratum)).distinct().count());
    var order =
        Window.partitionBy(cols(stratum)).orderBy(xxhash64(col("config_hash")), col("config_hash"));
    Dataset<Row> chosen =
        set.rows()
            .withColumn("place", row_number().over(order))
            .where(col("place").leq(MAX / strata))
            .select("workload", "config_index");
    return rows(ok, chosen).collectAsList();
  }

  /** The rows of these networks and numbers, in order. */
  static Dataset<Row> rows(Dataset<Row> ok, Dataset<Row> chosen) {
    String[] keys = {"workload", "config_index"};
    return ok.join(broadcast(chosen), new String[] {keys[0], keys[1]}, "left_semi")
        .orderBy(cols(keys));
  }

  private static org.apache.spark.sql.Column[] cols(String... names) {
    return List.of(names).stream()
        .map(name -> col(name))
        .toArray(org.apache.spark.sql.Column[]::new);
  }
}
