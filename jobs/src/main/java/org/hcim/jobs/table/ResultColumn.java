package org.hcim.jobs.table;

import org.apache.spark.sql.types.DataType;
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

  /** The column as Spark writes it; unit and comment land in the files' metadata. */
  StructField field() {
    var metadata =
        new MetadataBuilder().putString("comment", comment).putString("unit", unit).build();
    return new StructField(name, type, nullable, metadata);
  }
}
