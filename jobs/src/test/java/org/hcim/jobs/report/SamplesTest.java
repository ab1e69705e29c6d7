package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.table.RowSummary;
import org.junit.jupiter.api.Test;

/** Samples of a large table against a sort of each network and readout. */
class SamplesTest {

  private static final int STRATA = 6;

  private static Dataset<Row> table(int partitions) {
    return SharedSpark.get()
        .range(0, 20_000, 1, partitions)
        .selectExpr(
            "concat('net', id % 2) AS workload",
            "concat('readout', id div 7000) AS readout",
            "id AS config_index",
            "sha2(cast(id AS STRING), 256) AS config_hash")
        .withColumn(Samples.HASH, Samples.hash());
  }

  @Test
  void theLowestHashesOfEachStratumAreChosen() {
    assertThat(sampled(5)).isEqualTo(naive());
  }

  @Test
  void tasksDoNotMatter() {
    assertThat(sampled(1)).isEqualTo(sampled(7));
  }

  private static List<Long> sampled(int partitions) {
    Dataset<Row> rows = table(partitions);
    return RowSummary.of(rows, new Samples(rows.schema())).rows().stream()
        .map(SamplesTest::index)
        .toList();
  }

  /** By network, then number, as {@link Samples} orders them. */
  private static List<Long> naive() {
    Map<String, List<Row>> strata = new HashMap<>();
    for (Row row : table(1).withColumn("order", xxhash64(col("config_hash"))).collectAsList()) {
      strata
          .computeIfAbsent(
              row.getAs("workload") + " " + row.getAs("readout"), k -> new ArrayList<>())
          .add(row);
    }
    assertThat(strata).hasSize(STRATA);
    return strata.values().stream()
        .flatMap(
            rows ->
                rows.stream()
                    .sorted(Comparator.comparing((Row row) -> row.<Long>getAs("order")))
                    .limit(Samples.MAX / STRATA))
        .sorted(
            Comparator.comparing((Row row) -> row.<String>getAs("workload"))
                .thenComparing(SamplesTest::index))
        .map(SamplesTest::index)
        .toList();
  }

  private static Long index(Row row) {
    return row.getAs("config_index");
  }
}
