package org.hcim.jobs.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.table.TableColumn;
import org.hcim.jobs.table.TableSchema;

/** Generates SQL for Spark that names an output directory's tables. */
public final class SparkViews {

  private SparkViews() {}

  /** Statements for Spark SQL 4: {@code spark-sql -i OUT/views-spark.sql}. */
  public static String script(KeptTables tables) {
    return """
        -- The tables of this directory for Spark SQL; written by hcim, safe to run again.
        -- All sweeps of the directory are in one view; sweep_id tells them apart. The views read
        -- every file of the directory without checking the commit records; hcim verify does.
        -- Paths are absolute: after the directory was moved or copied, hcim views DIRECTORY writes
        -- this script again.
        """
        + TableSchema.all().stream()
            .map(
                schema ->
                    SqlText.heading(schema.table(), tables.omitted(schema.table()))
                        + table(schema, tables))
            .collect(Collectors.joining())
        + DerivedView.without(tables.omitted(Table.RESULTS)).stream()
            .map(view -> "\n-- " + view.comment() + "\n" + create(view) + ";\n")
            .collect(Collectors.joining());
  }

  /** The statement that creates a view. */
  static String create(DerivedView view) {
    return "CREATE OR REPLACE TEMPORARY VIEW " + view.key() + " AS\n" + view.select();
  }

  private static String table(TableSchema table, KeptTables tables) {
    List<TableColumn> columns = tables.columns(table);
    Optional<String> pattern = tables.pattern(table.table());
    return pattern.isEmpty()
        ? "CREATE OR REPLACE TEMPORARY VIEW %s AS\n%s;\n"
            .formatted(table.name(), SqlText.noRows(columns, SqlText::hiveType))
        : "CREATE OR REPLACE TEMPORARY VIEW %s (\n%s)\nUSING parquet OPTIONS (path %s);\n"
            .formatted(
                table.name(),
                SqlText.definitions(columns, SqlText::hiveType, SqlText::escaped),
                SqlText.escaped(pattern.get()));
  }
}
