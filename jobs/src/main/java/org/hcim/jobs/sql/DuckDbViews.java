package org.hcim.jobs.sql;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hcim.jobs.table.ResultColumn;

/** SQL that gives an output directory's tables their names; for DuckDB. */
public final class DuckDbViews {

  private DuckDbViews() {}

  /** Statements for DuckDB: {@code duckdb -init OUT/views.sql}. */
  public static String script(Sources sources) {
    return """
        -- The tables of this directory for DuckDB; written by hcim, safe to run again.
        -- All sweeps of the directory are in one view; sweep_id tells them apart.
        """
        + each(table -> table.comment() + table(table.key(), sources.of(table), table.columns()))
        + Stream.of(DerivedView.values()).map(DuckDbViews::view).collect(Collectors.joining())
        + "\n"
        + each(table -> comments(table.key(), table.columns()));
  }

  private static String each(Function<SqlTable, String> text) {
    return Stream.of(SqlTable.values()).map(text).collect(Collectors.joining());
  }

  private static String table(String name, List<String> files, List<ResultColumn> columns) {
    return "CREATE OR REPLACE VIEW " + name + " AS\n" + rows(files, columns) + ";\n";
  }

  /** All columns of the table by name, also where its files were written before it had them. */
  private static String rows(List<String> files, List<ResultColumn> columns) {
    String typed = SqlText.noRows(columns, SqlText::varcharType);
    return files.isEmpty() ? typed : typed + "\nUNION ALL BY NAME " + stored(files);
  }

  private static String stored(List<String> files) {
    return files.stream()
        .map(SqlText::literal)
        .collect(
            Collectors.joining(
                ",\n  ",
                "SELECT * FROM read_parquet([\n  ",
                "], hive_partitioning = false, union_by_name = true)"));
  }

  private static String view(DerivedView view) {
    return "\n-- %s\nCREATE OR REPLACE VIEW %s AS\n%s;\n"
        .formatted(view.comment(), view.key(), view.select());
  }

  private static String comments(String table, List<ResultColumn> columns) {
    return columns.stream()
        .map(
            column ->
                "COMMENT ON COLUMN %s.%s IS %s;\n"
                    .formatted(table, column.name(), SqlText.literal(SqlText.comment(column))))
        .collect(Collectors.joining());
  }
}
