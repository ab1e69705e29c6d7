package org.hcim.jobs.sql;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.hcim.jobs.session.SharedSpark;
import org.hcim.jobs.table.FrontierSchema;
import org.hcim.jobs.table.ResultSchema;

/** A frontier of a small sweep in the place and form that readers expect, found by comparing all pairs. */
public final class ToyFrontier {

  private static final String DOMINATED =
      """
      EXISTS (SELECT 1 FROM toy b WHERE b.workload = a.workload
        AND b.energy_pj <= a.energy_pj AND b.latency_ns <= a.latency_ns AND b.area_mm2 <= a.area_mm2
        AND (b.energy_pj < a.energy_pj OR b.latency_ns < a.latency_ns OR b.area_mm2 < a.area_mm2))""";

  private ToyFrontier() {}

  /** Writes energy, latency and area's frontier by network; the design of least EDAP is its knee. */
  public static void write(Path out, String frontierId, String sweepId) throws IOException {
    Path directory = out.resolve("frontier/frontier=" + frontierId);
    Path spark = out.resolve("frontier-by-spark-" + frontierId);
    rows(out, frontierId).coalesce(1).write().parquet(spark.toString());
    Files.createDirectories(directory);
    try (Stream<Path> files = Files.list(spark)) {
      Path part = files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Files.move(part, directory.resolve("part-00000.parquet"));
    }
    Path record = out.resolve("control/frontiers/" + frontierId + ".json");
    Files.createDirectories(record.getParent());
    Files.writeString(
        record,
        "{\"frontier_id\": \"%s\", \"sweep_id\": \"%s\"}\n".formatted(frontierId, sweepId));
  }

  private static Dataset<Row> rows(Path out, String frontierId) {
    SharedSpark.get()
        .read()
        .schema(ResultSchema.structType())
        .parquet(out + "/results/*/*")
        .where("status = 'ok'")
        .createOrReplaceTempView("toy");
    Dataset<Row> front =
        SharedSpark.get()
            .sql("SELECT * FROM toy a WHERE NOT " + DOMINATED)
            .withColumn("frontier_id", lit(frontierId))
            .withColumn("front_rank", lit(1))
            .withColumn(
                "is_knee",
                expr("edap_j_s_mm2 = min(edap_j_s_mm2) OVER (PARTITION BY workload)"))
            .withColumn("hv_contribution", lit(null).cast("double"));
    return front
        .select(
            Stream.of(FrontierSchema.structType().fieldNames())
                .map(functions::col)
                .toArray(org.apache.spark.sql.Column[]::new))
        .orderBy("workload", "front_rank", "energy_pj", "config_index");
  }
}
