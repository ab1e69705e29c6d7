package org.hcim.jobs.sql;

import java.util.stream.Collectors;
import org.hcim.jobs.table.OmittedColumns;
import org.hcim.jobs.table.TableSchema;

/** Generates SQL for Hive that registers an output directory's tables in a metastore. */
public final class HiveTables {

  private HiveTables() {}

  /**
   * Statements for Hive.
   *
   * @param location the output directory as a URI without percent-encoding
   * @param omitted columns that some results lack; those of all frontiers are in one table
   */
  public static String script(String location, OmittedColumns omitted) {
    return """
        -- The tables of this directory for Hive (or Spark with a Hive metastore); written by hcim.
        -- Locations are absolute: after the directory was moved or copied, hcim views DIRECTORY
        -- writes this script again; drop the tables first.
        -- Not tested on Hive: only the text is checked. Tables are external: DROP leaves files.
        -- After a new sweep or frontier, run the MSCK statement again. All frontiers ever computed
        -- are in one table; frontier_id tells them apart. Before the first, create its location.
        """
        + TableSchema.all().stream()
            .map(schema -> table(schema, location, omitted.of(schema)))
            .collect(Collectors.joining());
  }

  private static String table(TableSchema table, String location, OmittedColumns omitted) {
    return """

        %sCREATE EXTERNAL TABLE IF NOT EXISTS %s (
        %s)
        PARTITIONED BY (%s)
        STORED AS PARQUET
        LOCATION %s;
        MSCK REPAIR TABLE %s;
        """
        .formatted(
            SqlText.note(omitted),
            table.name(),
            SqlText.definitions(
                omitted.without(table.columns()), type -> type.sql(), SqlText::escaped),
            table.table().noun() + " STRING, chunk STRING",
            SqlText.escaped(location + "/" + table.name()),
            table.name());
  }
}
