package org.hcim.jobs.sql;

import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        + Stream.of(SqlTable.values())
            .map(table -> table(table, location))
            .collect(Collectors.joining());
  }

  private static String table(SqlTable table, String location) {
    return """

        CREATE EXTERNAL TABLE IF NOT EXISTS %s (
        %s)
        PARTITIONED BY (%s)
        STORED AS PARQUET
        LOCATION %s;
        MSCK REPAIR TABLE %s;
        """
        .formatted(
            table.key(),
            SqlText.definitions(table.columns(), type -> type.sql(), SqlText::escaped),
            table.table().key() + " STRING, chunk STRING",
            SqlText.escaped(location + "/" + table.key()),
            table.key());
  }
}
