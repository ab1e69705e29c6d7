package org.hcim.jobs.sql;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.table.OmittedColumns;
import org.hcim.jobs.table.TableColumn;

/** Fragments of SQL shared by the engines' scripts. */
final class SqlText {

  private SqlText() {}

  /** A standard SQL literal, with quotes doubled. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A Spark and Hive literal, with quotes escaped by a backslash. */
  static String escaped(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** A one-line description of a table. */
  static String about(Table table) {
    return switch (table) {
      case RESULTS -> "One row per design and network.";
      case FRONTIER -> "The frontier requested last; empty before hcim frontier.";
      case SIMULATIONS -> "All simulations of the directory; empty before hcim simulate.";
      case ACCURACY -> "All trainings and calibrations; empty before hcim train or hcim poc.";
    };
  }

  /** The lines of a script that precede a table's statements. */
  static String heading(Table table, OmittedColumns omitted) {
    return "\n-- " + about(table) + "\n" + note(omitted);
  }

  /** A comment listing the columns that a table lacks; empty if it has all. */
  static String note(OmittedColumns omitted) {
    return omitted.isEmpty()
        ? ""
        : "-- Without %s, which some sweeps do not have.\n"
            .formatted(String.join(", ", omitted.names()));
  }

  /** A column's comment with its unit. */
  static String comment(TableColumn column) {
    return column.comment() + (column.unit().isEmpty() ? "" : " [" + column.unit() + "]");
  }

  /** A type's name, with VARCHAR for strings. */
  static String varcharType(DataType type) {
    return type.equals(DataTypes.StringType) ? "VARCHAR" : hiveType(type);
  }

  /** A type's name, with STRING for strings. */
  static String hiveType(DataType type) {
    return type.equals(DataTypes.IntegerType) ? "INTEGER" : type.sql();
  }

  /** A query with these columns and no rows. */
  static String noRows(List<TableColumn> columns, Function<DataType, String> type) {
    return columns.stream()
        .map(column -> "CAST(NULL AS " + type.apply(column.type()) + ") AS " + column.name())
        .collect(Collectors.joining(",\n  ", "SELECT\n  ", "\nWHERE 1 = 0"));
  }

  /** Column definitions with comments, one per line. */
  static String definitions(
      List<TableColumn> columns, Function<DataType, String> type, Function<String, String> quote) {
    return columns.stream()
        .map(
            column ->
                "  "
                    + column.name()
                    + " "
                    + type.apply(column.type())
                    + " COMMENT "
                    + quote.apply(comment(column)))
        .collect(Collectors.joining(",\n"));
  }
}
