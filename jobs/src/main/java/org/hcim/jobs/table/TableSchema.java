package org.hcim.jobs.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.store.Table;

/**
 * The columns of one kind of table, and their documentation.
 *
 * @param table the kind of table
 * @param version incremented when a column is added; columns are never renamed or retyped
 * @param about the paragraph before the columns in {@code docs/schema.md}
 * @param columns all columns, in order
 * @param type the same columns as a Spark type
 */
public record TableSchema(
    Table table, int version, String about, List<TableColumn> columns, StructType type) {

  public TableSchema {
    columns = List.copyOf(columns);
    var names = columns.stream().map(TableColumn::name).toList();
    if (new HashSet<>(names).size() < names.size()) {
      throw new IllegalArgumentException("columns (" + names + ") must have different names");
    }
    if (!List.of(type.fieldNames()).equals(names)) {
      throw new IllegalArgumentException(
          "type (%s) must have the columns %s".formatted(type.simpleString(), names));
    }
  }

  static TableSchema of(Table table, int version, String about, List<TableColumn> columns) {
    var type = new StructType(columns.stream().map(TableColumn::field).toArray(StructField[]::new));
    return new TableSchema(table, version, about.strip(), columns, type);
  }

  /** The schema of a kind of table. */
  public static TableSchema of(Table table) {
    return switch (table) {
      case RESULTS -> ResultSchema.SCHEMA;
      case FRONTIER -> FrontierSchema.SCHEMA;
      case SIMULATIONS -> SimulationSchema.SCHEMA;
      case ACCURACY -> AccuracySchema.SCHEMA;
    };
  }

  /** The schemas of all kinds, in the order of {@link Table}. */
  public static List<TableSchema> all() {
    return Arrays.stream(Table.values()).map(TableSchema::of).toList();
  }

  /** The name in SQL. */
  public String name() {
    return table.directory();
  }

  /**
   * The columns that a table has in addition to those of {@code results}, if it has all of those.
   */
  public List<TableColumn> ownColumns() {
    var results = ResultSchema.SCHEMA.columns();
    return table == Table.RESULTS || !columns.containsAll(results)
        ? columns
        : columns.stream().filter(column -> !results.contains(column)).toList();
  }

  /**
   * A row of this table.
   *
   * @param values by column name; other columns are NULL
   * @throws IllegalArgumentException when a name is not a column
   */
  public Row row(Map<String, Object> values) {
    var unknown = new HashSet<>(values.keySet());
    columns.forEach(column -> unknown.remove(column.name()));
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(name() + " has no columns " + unknown);
    }
    return new GenericRowWithSchema(
        columns.stream().map(column -> values.get(column.name())).toArray(), type);
  }
}
