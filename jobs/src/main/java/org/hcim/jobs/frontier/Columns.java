package org.hcim.jobs.frontier;

import java.util.List;
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
    if (!(require("objective", name).type() instanceof NumericType)) {
      throw new IllegalArgumentException(name + " is not a number and cannot be compared");
    }
  }

  /**
   * Requires a column.
   *
   * @param setting the setting that names the column, for the message
   * @throws IllegalArgumentException when there is no such column
   */
  static TableColumn require(String setting, String name) {
    return ResultSchema.SCHEMA.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s: the results have no column %s%s; hcim list columns shows them"
                        .formatted(setting, name, suggestion(name))));
  }

  private static String suggestion(String name) {
    List<String> names = ResultSchema.SCHEMA.columns().stream().map(TableColumn::name).toList();
    return Spelling.nearest(name, names)
        .map(nearest -> "; did you mean " + nearest + "?")
        .orElse("");
  }
}
