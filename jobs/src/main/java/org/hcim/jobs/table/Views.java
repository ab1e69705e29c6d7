package org.hcim.jobs.table;

import java.util.Locale;
import java.util.stream.Collectors;

/** SQL that gives an output directory's tables their names; for DuckDB. */
public final class Views {

  private static final String FILES = "results/*/*/part-*.parquet";

  private Views() {}

  /**
   * Statements for DuckDB: {@code duckdb -init OUT/views.sql}.
   *
   * @param out absolute path of the output directory
   */
  public static String duckDb(String out) {
    String files = (out + "/" + FILES).replace("'", "''");
    return """
        -- The tables of this directory for DuckDB; written by hcim, safe to run again.
        -- All sweeps of the directory are in one view; sweep_id tells them apart.
        CREATE OR REPLACE VIEW results AS
        SELECT * FROM read_parquet('%s', hive_partitioning = false);

        -- Designs without results, and why.
        CREATE OR REPLACE VIEW failures AS
        SELECT sweep_id, config_index, config_hash, workload, status, status_reason
        FROM results WHERE status <> 'ok';

        -- The design of least EDAP for each network and readout.
        CREATE OR REPLACE VIEW best_by_readout AS
        SELECT workload, readout, adc_bits, arg_min(config_index, edap_j_s_mm2) AS config_index,
               min(edap_j_s_mm2) AS edap_j_s_mm2
        FROM results WHERE status = 'ok' GROUP BY ALL ORDER BY workload, edap_j_s_mm2;

        %s
        """
        .formatted(files, comments());
  }

  private static String comments() {
    return ResultSchema.columns().stream()
        .map(
            column ->
                String.format(
                    Locale.ROOT,
                    "COMMENT ON COLUMN results.%s IS '%s';",
                    column.name(),
                    describe(column).replace("'", "''")))
        .collect(Collectors.joining("\n"));
  }

  private static String describe(ResultColumn column) {
    return column.comment() + (column.unit().isEmpty() ? "" : " [" + column.unit() + "]");
  }
}
