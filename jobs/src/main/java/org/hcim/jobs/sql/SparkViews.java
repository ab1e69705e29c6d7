package org.hcim.jobs.sql;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hcim.jobs.table.ResultColumn;

/** SQL that gives an output directory's tables their names; for Spark. */
public final class SparkViews {

  private SparkViews() {}

  /**
   * Statements for Spark SQL 4: {@code spark-sql -i OUT/views-spark.sql}.
   *
   * @param sources with one pattern a table
   */
  public static String script(Sources sources) {
    return """
        -- The tables of this directory for Spark SQL; written by hcim, safe to run again.
        -- All sweeps of the directory are in one view; sweep_id tells them apart.
        """
        + Stream.of(SqlTable.values())
            .map(table -> table.comment() + table(table, sources.of(table)))
            .collect(Collectors.joining())
        + Stream.of(DerivedView.values())
            .map(view -> "\n-- " + view.comment() + "\n" + create(view) + ";\n")
            .collect(Collectors.joining());
  }

  /** The statement that makes a view. */
  static String create(DerivedView view) {
    return "CREATE OR REPLACE TEMPORARY VIEW " + view.key() + " AS\n" + view.select();
  }

  private static String table(SqlTable table, List<String> files) {
    List<ResultColumn> columns = table.columns();
    return files.isEmpty()
        ? "CREATE OR REPLACE TEMPORARY VIEW %s AS\n%s;\n"
            .formatted(table.key(), SqlText.noRows(columns, SqlText::hiveType))
        : "CREATE OR REPLACE TEMPORARY VIEW %s (\n%s)\nUSING parquet OPTIONS (path %s);\n"
            .formatted(
                table.key(),
                SqlText.definitions(columns, SqlText::hiveType, SqlText::escaped),
                SqlText.escaped(files.get(0)));
  }
}
