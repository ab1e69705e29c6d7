package org.hcim.jobs.sql;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.table.TableColumn;

/** Pieces of SQL that the engines' scripts share. */
final class SqlText {

  private SqlText() {}

  /** A literal of the SQL standard: a quote within it is doubled. */
  static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** A literal of Spark and Hive: a quote within it follows a backslash. */
  static String escaped(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /** The line of a script before a table's statements; empty for the first table. */
  static String heading(Table table) {
    return switch (table) {
      case RESULTS -> "\n";
      case FRONTIER -> "\n-- The frontier requested last; empty before hcim frontier.\n";
      case SIMULATIONS -> "\n-- All simulations of the directory; empty before hcim simulate.\n";
      case ACCURACY -> "\n-- All trainings of the directory; empty before hcim train.\n";
    };
  }

  /** A column's comment with its unit. */
  static String comment(TableColumn column) {
    return column.comment() + (column.unit().isEmpty() ? "" : " [" + column.unit() + "]");
  }

  /** A type's name where a string is a VARCHAR. */
  static String varcharType(DataType type) {
    return type.equals(DataTypes.StringType) ? "VARCHAR" : hiveType(type);
  }

  /** A type's name where a string is a STRING. */
  static String hiveType(DataType type) {
    return type.equals(DataTypes.IntegerType) ? "INTEGER" : type.sql();
  }

  /** A query with these columns and no rows. */
  static String noRows(List<TableColumn> columns, Function<DataType, String> type) {
    return columns.stream()
        .map(column -> "CAST(NULL AS " + type.apply(column.type()) + ") AS " + column.name())
        .collect(Collectors.joining(",\n  ", "SELECT\n  ", "\nWHERE 1 = 0"));
  }

  /** Column definitions with comments, one a line. */
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
