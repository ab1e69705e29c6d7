package org.hcim.jobs.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * A frontier of a small sweep in the place and form that readers expect, found by comparing all
 * pairs of designs.
 */
public final class ToyFrontier {

  private static final String COPY =
      """
      COPY (
        WITH ok AS (SELECT * FROM read_parquet('%1$s/results/*/*/part-*.parquet', hive_partitioning = false)
                    WHERE status = 'ok')
        SELECT '%2$s' AS frontier_id, a.*, 1 AS front_rank,
               edap_j_s_mm2 = min(edap_j_s_mm2) OVER (PARTITION BY workload) AS is_knee,
               CAST(NULL AS DOUBLE) AS hv_contribution
        FROM ok a
        WHERE NOT EXISTS (
          SELECT 1 FROM ok b
          WHERE b.workload = a.workload
            AND b.energy_pj <= a.energy_pj AND b.latency_ns <= a.latency_ns AND b.area_mm2 <= a.area_mm2
            AND (b.energy_pj < a.energy_pj OR b.latency_ns < a.latency_ns OR b.area_mm2 < a.area_mm2))
        ORDER BY workload, front_rank, energy_pj, config_index)
      TO '%1$s/frontier/frontier=%2$s/part-00000.parquet' (FORMAT parquet)""";

  private ToyFrontier() {}

  /** Writes the frontier of energy, latency and area by network; least EDAP stands for the knee. */
  public static void write(Path out, String frontierId, String sweepId) throws IOException {
    Files.createDirectories(out.resolve("frontier/frontier=" + frontierId));
    try (var duckDb = DriverManager.getConnection("jdbc:duckdb:");
        var statement = duckDb.createStatement()) {
      statement.execute(COPY.formatted(out.toString().replace("'", "''"), frontierId));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    record(out, frontierId, sweepId);
  }

  /** Only the record that a frontier was computed. */
  public static void record(Path out, String frontierId, String sweepId) throws IOException {
    Path record = out.resolve("control/frontiers/" + frontierId + ".json");
    Files.createDirectories(record.getParent());
    Files.writeString(
        record, "{\"frontier_id\": \"%s\", \"sweep_id\": \"%s\"}\n".formatted(frontierId, sweepId));
  }
}
