package org.hcim.jobs.sql;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.table.OmittedColumns;
import org.hcim.jobs.table.TableColumn;
import org.hcim.jobs.table.TableSchema;

/** Generates SQL for DuckDB that names an output directory's tables. */
public final class DuckDbViews {

  private DuckDbViews() {}

  /** Statements for one session, over exactly these files. */
  static String session(Sources sources) {
    return views(
        schema -> {
          var files = sources.of(schema.table());
          return files.isEmpty() ? Optional.empty() : Optional.of(list(files));
        },
        sources::omitted);
  }

  /** Statements to store in the directory: {@code duckdb -init OUT/views.sql}. */
  public static String script(KeptTables tables) {
    return DuckDbSnapshot.header(tables)
        + TableSchema.all().stream()
            .map(schema -> DuckDbSnapshot.of(schema.table(), tables))
            .collect(joining())
        + views(
            schema ->
                tables
                    .of(schema.table())
                    .map(kept -> "getvariable('" + DuckDbSnapshot.variable(schema.table()) + "')"),
            tables::omitted);
  }

  /** The views; {@code files} gives the list expression of each table that has files. */
  private static String views(
      Function<TableSchema, Optional<String>> files, Function<Table, OmittedColumns> omitted) {
    return TableSchema.all().stream()
            .map(schema -> table(schema, files.apply(schema), omitted.apply(schema.table())))
            .collect(joining())
        + DerivedView.without(omitted.apply(Table.RESULTS)).stream()
            .map(DuckDbViews::view)
            .collect(joining())
        + "\n"
        + TableSchema.all().stream()
            .map(schema -> comments(schema, omitted.apply(schema.table())))
            .collect(joining());
  }

  /** A view with all columns of a table by name, including those that older files lack. */
  private static String table(TableSchema schema, Optional<String> files, OmittedColumns omitted) {
    String typed = SqlText.noRows(schema.columns(), SqlText::varcharType);
    String rows = files.map(list -> typed + "\nUNION ALL BY NAME " + stored(list)).orElse(typed);
    return SqlText.heading(schema.table(), omitted)
        + "CREATE OR REPLACE VIEW "
        + schema.name()
        + " AS\n"
        + (omitted.isEmpty() ? rows : without(omitted, rows))
        + ";\n";
  }

  private static String without(OmittedColumns omitted, String rows) {
    return "SELECT * EXCLUDE (%s) FROM (\n%s)".formatted(String.join(", ", omitted.names()), rows);
  }

  private static String stored(String list) {
    return "SELECT * FROM read_parquet("
        + list
        + ", hive_partitioning = false, union_by_name = true)";
  }

  private static String list(List<String> files) {
    return files.stream().map(SqlText::literal).collect(joining(",\n  ", "[\n  ", "]"));
  }

  private static String view(DerivedView view) {
    return "\n-- %s\nCREATE OR REPLACE VIEW %s AS\n%s;\n"
        .formatted(view.comment(), view.key(), view.select());
  }

  private static String comments(TableSchema schema, OmittedColumns omitted) {
    return omitted.without(schema.columns()).stream()
        .map(column -> comment(schema.name(), column))
        .collect(joining());
  }

  private static String comment(String table, TableColumn column) {
    return "COMMENT ON COLUMN %s.%s IS %s;\n"
        .formatted(table, column.name(), SqlText.literal(SqlText.comment(column)));
  }
}
