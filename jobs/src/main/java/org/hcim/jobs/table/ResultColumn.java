package org.hcim.jobs.table;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;

/**
 * A column of a table.
 *
 * @param name snake case, with the unit where there is one
 * @param type one of INT, BIGINT, DOUBLE, STRING, BOOLEAN
 * @param unit the unit of its values; empty for names and counts
 * @param nullable whether NULL (not applicable, or no result) can occur
 * @param comment one line for people
 */
public record ResultColumn(
    String name, DataType type, String unit, boolean nullable, String comment) {

  /** A column that every row has. */
  static ResultColumn always(String name, DataType type, String comment) {
    return new ResultColumn(name, type, "", false, comment);
  }

  /** A number that is NULL where there is no result. */
  static ResultColumn result(String name, String unit, String comment) {
    return new ResultColumn(name, DataTypes.DoubleType, unit, true, comment);
  }

  /** The column as Spark writes it; unit and comment land in the files' metadata. */
  StructField field() {
    var metadata =
        new MetadataBuilder().putString("comment", comment).putString("unit", unit).build();
    return new StructField(name, type, nullable, metadata);
  }
}
