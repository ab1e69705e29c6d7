package org.hcim.jobs.sql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hcim.jobs.table.FrontierSchema;
import org.hcim.jobs.table.ResultColumn;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.jobs.table.SimulationSchema;

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
        -- Untested by us on Trino: only the text is checked. Choose the catalog and schema first (USE hive.hcim)
        -- and put both names into the CALL statements. Tables are external: DROP leaves files.
        -- After a new sweep or frontier, run the CALL statements again. All frontiers ever computed
        -- are in one table; frontier_id tells them apart. Without any, its location must be made.
        """
        + table("results", "sweep VARCHAR,\n  chunk VARCHAR", location, ResultSchema.columns())
        + table(
            "frontier", "frontier VARCHAR,\n  chunk VARCHAR", location, FrontierSchema.columns())
        + table(
            "simulations",
            "simulation VARCHAR,\n  chunk VARCHAR",
            location,
            SimulationSchema.columns())
        + Stream.of(DerivedView.values()).map(TrinoTables::view).collect(Collectors.joining());
  }

  private static String table(
      String name, String partitions, String location, List<ResultColumn> columns) {
    return """

        CREATE TABLE IF NOT EXISTS %1$s (
        %2$s,
          %3$s)
        WITH (format = 'PARQUET', external_location = %4$s, partitioned_by = ARRAY[%5$s]);
        CALL system.sync_partition_metadata('hcim', '%1$s', 'FULL');
        """
        .formatted(
            name,
            SqlText.definitions(columns, SqlText::varcharType, SqlText::literal),
            partitions,
            SqlText.literal(location + "/" + name),
            partitions.replaceAll("(\\w+) VARCHAR", "'$1'").replaceAll("\\s+", " "));
  }

  private static String view(DerivedView view) {
    return "\n-- %s\nCREATE OR REPLACE VIEW %s AS\n%s;\n"
        .formatted(view.comment(), view.key(), view.select());
  }
}
