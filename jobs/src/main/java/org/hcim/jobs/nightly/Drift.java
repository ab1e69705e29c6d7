package org.hcim.jobs.nightly;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How far results of identical designs have moved. The model is deterministic, so that under one
 * model version any movement is a mistake.
 *
 * @param compared designs that both tables hold
 * @param moved those whose energy, latency, area or status differ
 * @param largest relative change of a metric; 1 where a design has another status
 * @param example the design that moved most, as a config_hash; empty where none did
 */
public record Drift(long compared, long moved, double largest, String example) {

  private static final String STATUS = "status";
  private static final List<String> METRICS = List.of("energy_pj", "latency_ns", "area_mm2");

  /** Compares two tables of results. */
  public static Drift between(Dataset<Row> earlier, Dataset<Row> later) {
    Row found =
        columns(later, "later")
            .join(columns(earlier, "earlier"), "config_hash")
            .withColumn("change", change())
            .agg(
                count(lit(1)).as("compared"),
                sum(when(col("change").gt(0), 1L).otherwise(0L)).as("moved"),
                max("change").as("largest"),
                max_by(col("config_hash"), col("change")).as("example"))
            .head();
    long moved = found.isNullAt(1) ? 0 : found.getLong(1);
    return new Drift(
        found.getLong(0),
        moved,
        moved == 0 ? 0 : found.getDouble(2),
        moved == 0 ? "" : found.getString(3));
  }

  private static Dataset<Row> columns(Dataset<Row> results, String side) {
    return results.select(
        Stream.concat(Stream.of(col("config_hash")), read().map(name -> on(side, name)))
            .toArray(Column[]::new));
  }

  private static Stream<String> read() {
    return Stream.concat(Stream.of(STATUS), METRICS.stream());
  }

  private static Column on(String side, String name) {
    return col(name).as(side + "_" + name);
  }

  private static Column change() {
    Column[] changes =
        METRICS.stream()
            .map(name -> change(col("earlier_" + name), col("later_" + name)))
            .toArray(Column[]::new);
    return when(col("earlier_" + STATUS).notEqual(col("later_" + STATUS)), 1.0)
        .otherwise(greatest(changes));
  }

  /** 0 for two missing results, 1 for one. */
  private static Column change(Column earlier, Column later) {
    return when(earlier.isNull().and(later.isNull()), 0.0)
        .otherwise(
            coalesce(
                when(earlier.equalTo(later), 0.0)
                    .otherwise(
                        abs(later.minus(earlier)).divide(greatest(abs(earlier), lit(1e-300)))),
                lit(1.0)));
  }
}
