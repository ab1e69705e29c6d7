package org.hcim.jobs.frontier;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.NumericType;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.jobs.table.TableColumn;
import org.hcim.sweeps.yaml.Spelling;

/** The result columns that a query names. */
public final class Columns {

  private Columns() {}

  /**
   * Requires a column whose values are comparable numbers.
   *
   * @throws IllegalArgumentException if there is no such column, or it is not numeric
   */
  public static void requireNumeric(String name) {
    if (!isNumeric(require("objective", name))) {
      throw new IllegalArgumentException(notNumeric(name));
    }
  }

  /** The reason why a column cannot be an objective; empty if it can. */
  public static Optional<String> numericProblem(String name) {
    return problem(name)
        .or(
            () ->
                find(name)
                    .filter(column -> !isNumeric(column))
                    .map(column -> notNumeric(column.name())));
  }

  /** The reason why a column cannot be used; empty if the results have it. */
  public static Optional<String> problem(String name) {
    return find(name).isPresent() ? Optional.empty() : Optional.of(unknown(name));
  }

  /**
   * Requires a column.
   *
   * @param setting the setting that names the column, for the message
   * @throws IllegalArgumentException when there is no such column
   */
  static TableColumn require(String setting, String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException(setting + ": " + unknown(name)));
  }

  private static Optional<TableColumn> find(String name) {
    return ResultSchema.SCHEMA.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst();
  }

  private static boolean isNumeric(TableColumn column) {
    return column.type() instanceof NumericType;
  }

  private static String notNumeric(String name) {
    return name + " is not a number and cannot be compared";
  }

  private static String unknown(String name) {
    return "the results have no column %s%s; hcim list columns shows them"
        .formatted(name, suggestion(name));
  }

  private static String suggestion(String name) {
    List<String> names = ResultSchema.SCHEMA.columns().stream().map(TableColumn::name).toList();
    return Spelling.nearest(name, names)
        .map(nearest -> "; did you mean " + nearest + "?")
        .orElse("");
  }
}
