package org.hcim.jobs.evaluate;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
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

  InternalRows(int columns) {
    last = new String[columns];
    converted = new UTF8String[columns];
  }

  /** The row; its values must have the types of the schema. */
  InternalRow of(Row row) {
    var values = new Object[last.length];
    for (int i = 0; i < values.length; i++) {
      Object value = row.get(i);
      values[i] = value instanceof String text ? string(i, text) : value;
    }
    return new GenericInternalRow(values);
  }

  @SuppressWarnings("ReferenceEquality") // equal strings of one design after the other are the same
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
