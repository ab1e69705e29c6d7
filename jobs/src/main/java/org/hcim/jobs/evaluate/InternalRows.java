package org.hcim.jobs.evaluate;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Converts rows of numbers, strings and truth values to Spark's internal format. An encoder would
 * check the type of each value and would have to be compiled first. Not thread-safe.
 */
final class InternalRows {

  /** By column: the previous string and its conversion. Most strings repeat from row to row. */
  private final String[] last;

  private final UTF8String[] converted;
  private final StructField[] fields;

  InternalRows(StructType type) {
    fields = type.fields();
    last = new String[fields.length];
    converted = new UTF8String[fields.length];
  }

  /**
   * The row; its values must have the types of the schema.
   *
   * @throws IllegalStateException if a required value is missing, which Spark would read as 0
   */
  InternalRow of(Row row) {
    var values = new Object[fields.length];
    for (int i = 0; i < values.length; i++) {
      Object value = row.get(i);
      if (value == null && !fields[i].nullable()) {
        throw new IllegalStateException("column " + fields[i].name() + " must have a value");
      }
      values[i] = value instanceof String text ? string(i, text) : value;
    }
    return new GenericInternalRow(values);
  }

  @SuppressWarnings(
      "ReferenceEquality") // only saves conversions: a repeated string is the same object
  private UTF8String string(int column, String text) {
    if (text != last[column]) {
      last[column] = text;
      converted[column] = UTF8String.fromString(text);
    }
    return converted[column];
  }

  /** The dataset of these rows; columns keep their comments. */
  static Dataset<Row> dataset(SparkSession spark, JavaRDD<InternalRow> rows, StructType type) {
    return ((org.apache.spark.sql.classic.SparkSession) spark)
        .internalCreateDataFrame(rows.rdd(), type, false);
  }
}
