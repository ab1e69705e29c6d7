package org.hcim.jobs.sql;

import java.util.stream.Collectors;
import org.hcim.jobs.table.OmittedColumns;
import org.hcim.jobs.table.TableSchema;

/** Generates SQL that registers an output directory's tables with Trino's Hive connector. */
public final class TrinoTables {

  private TrinoTables() {}

  /**
   * Statements for Trino, in a session whose catalog and schema are already selected.
   *
   * @param location the output directory as a URI without percent-encoding
   * @param omitted columns that some results lack; those of all frontiers are in one table
   */
  public static String script(String location, OmittedColumns omitted) {
    return """
        -- The tables of this directory for Trino's Hive connector; written by hcim.
        -- Locations are absolute: after the directory was moved or copied, hcim views DIRECTORY
        -- writes this script again; drop the tables first.
        -- Not tested on Trino: only the text is checked. Choose the catalog and schema first (USE hive.hcim)
        -- and put both names into the CALL statements. Tables are external: DROP leaves files.
        -- After a new sweep or frontier, run the CALL statements again. All frontiers ever computed
        -- are in one table; frontier_id tells them apart. Before the first, create its location.
        """
        + TableSchema.all().stream()
            .map(schema -> table(schema, location, omitted.of(schema)))
            .collect(Collectors.joining())
        + DerivedView.without(omitted).stream()
            .map(TrinoTables::view)
            .collect(Collectors.joining());
  }

  private static String table(TableSchema table, String location, OmittedColumns omitted) {
    String partition = table.table().noun();
    return """

        %6$sCREATE TABLE IF NOT EXISTS %1$s (
        %2$s,
          %3$s)
        WITH (format = 'PARQUET', external_location = %4$s, partitioned_by = ARRAY[%5$s]);
        CALL system.sync_partition_metadata('hcim', '%1$s', 'FULL');
        """
        .formatted(
            table.name(),
            SqlText.definitions(
                omitted.without(table.columns()), SqlText::varcharType, SqlText::literal),
            partition + " VARCHAR,\n  chunk VARCHAR",
            SqlText.literal(location + "/" + table.name()),
            "'" + partition + "', 'chunk'",
            SqlText.note(omitted));
  }

  private static String view(DerivedView view) {
    return "\n-- %s\nCREATE OR REPLACE VIEW %s AS\n%s;\n"
        .formatted(view.comment(), view.key(), view.select());
  }
}
