package org.hcim.jobs.store;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.StructType;

/**
 * A column of a table, with the type stored in files.
 *
 * @param name name for SQL tools
 * @param type stored type
 */
record Column(String name, ColumnType type) {

  /** The column of point indexes: every table has it, and each chunk has its own range. */
  static final String CONFIG_INDEX = "config_index";

  /**
   * The column with the reason why a row has no results, or {@link RowTally#OK}; every table has
   * it.
   */
  static final String STATUS = "status";

  /**
   * The columns of a table, in order.
   *
   * @throws StoreException.Refused when a type is not portable or a required column is missing
   */
  static List<Column> allOf(StructType schema) {
    var columns =
        Arrays.stream(schema.fields())
            .map(field -> new Column(field.name(), ColumnType.of(field.name(), field.dataType())))
            .toList();
    require(columns, new Column(CONFIG_INDEX, ColumnType.BIGINT));
    require(columns, new Column(STATUS, ColumnType.STRING));
    return columns;
  }

  private static void require(List<Column> columns, Column needed) {
    Rule.refuseUnless(
        columns.contains(needed),
        "the table must have a column %s of type %s",
        needed.name(),
        needed.type().sqlName());
  }
}
