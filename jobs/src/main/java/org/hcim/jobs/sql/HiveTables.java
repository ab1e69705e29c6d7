package org.hcim.jobs.sql;

import java.util.List;
import org.hcim.jobs.table.FrontierSchema;
import org.hcim.jobs.table.ResultColumn;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.jobs.table.SimulationSchema;

/** SQL that registers an output directory's tables in a metastore; for Hive. */
public final class HiveTables {

  private HiveTables() {}

  /**
   * Statements for Hive.
   *
   * @param location the output directory as a URI
   */
  public static String script(String location) {
    return """
        -- The tables of this directory for Hive (or Spark with a Hive metastore); written by hcim.
        -- Untested by us on Hive: only the text is checked. Tables are external: DROP leaves files.
        -- After a new sweep or frontier, run the MSCK statement again. All frontiers ever computed
        -- are in one table; frontier_id tells them apart. Without any, its location must be made.
        """
        + table("results", "sweep STRING, chunk STRING", location, ResultSchema.columns())
        + table("frontier", "frontier STRING, chunk STRING", location, FrontierSchema.columns())
        + table(
            "simulations", "simulation STRING, chunk STRING", location, SimulationSchema.columns());
  }

  private static String table(
      String name, String partitions, String location, List<ResultColumn> columns) {
    return """

        CREATE EXTERNAL TABLE IF NOT EXISTS %s (
        %s)
        PARTITIONED BY (%s)
        STORED AS PARQUET
        LOCATION %s;
        MSCK REPAIR TABLE %s;
        """
        .formatted(
            name,
            SqlText.definitions(columns, type -> type.sql(), SqlText::escaped),
            partitions,
            SqlText.escaped(location + "/" + name),
            name);
  }
}
