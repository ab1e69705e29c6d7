package org.hcim.jobs.sql;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hcim.jobs.table.TableSchema;

/** SQL that registers an output directory's tables with Trino's Hive connector. */
public final class TrinoTables {

  private TrinoTables() {}

  /**
   * Statements for Trino, in a session whose catalog and schema are chosen.
   *
   * @param location the output directory as a URI
   */
  public static String script(String location) {
    return """
        -- The tables of this directory for Trino's Hive connector; written by hcim.
        -- Locations are absolute: after the directory was moved or copied, hcim views DIRECTORY
        -- writes this script again; drop the tables first.
        -- Untested by us on Trino: only the text is checked. Choose the catalog and schema first (USE hive.hcim)
        -- and put both names into the CALL statements. Tables are external: DROP leaves files.
        -- After a new sweep or frontier, run the CALL statements again. All frontiers ever computed
        -- are in one table; frontier_id tells them apart. Without any, its location must be made.
        """
        + TableSchema.all().stream()
            .map(schema -> table(schema, location))
            .collect(Collectors.joining())
        + Stream.of(DerivedView.values()).map(TrinoTables::view).collect(Collectors.joining());
  }

  private static String table(TableSchema table, String location) {
    String partition = table.table().noun();
    return """

        CREATE TABLE IF NOT EXISTS %1$s (
        %2$s,
          %3$s)
        WITH (format = 'PARQUET', external_location = %4$s, partitioned_by = ARRAY[%5$s]);
        CALL system.sync_partition_metadata('hcim', '%1$s', 'FULL');
        """
        .formatted(
            table.name(),
            SqlText.definitions(table.columns(), SqlText::varcharType, SqlText::literal),
            partition + " VARCHAR,\n  chunk VARCHAR",
            SqlText.literal(location + "/" + table.name()),
            "'" + partition + "', 'chunk'");
  }

  private static String view(DerivedView view) {
    return "\n-- %s\nCREATE OR REPLACE VIEW %s AS\n%s;\n"
        .formatted(view.comment(), view.key(), view.select());
  }
}
