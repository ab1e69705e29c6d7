package org.hcim.jobs.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MetadataBuilder;
import org.apache.spark.sql.types.StructField;
import org.hcim.accelerator.design.Domain;
import org.hcim.accelerator.design.Parameter;

/**
 * A column of a table.
 *
 * @param name in snake case, including the unit if there is one
 * @param type one of INT, BIGINT, DOUBLE, STRING, BOOLEAN
 * @param unit the unit of its values; empty for names and counts
 * @param nullable whether NULL (not applicable, or no result) can occur
 * @param comment a one-line description
 */
public record TableColumn(
    String name, DataType type, String unit, boolean nullable, String comment) {

  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");

  public TableColumn {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(unit, "unit");
    if (!SNAKE_CASE.matcher(name).matches()) {
      throw new IllegalArgumentException("name (" + name + ") must be snake case");
    }
    if (comment.isBlank() || comment.contains("\n")) {
      throw new IllegalArgumentException(
          "comment (" + comment + ") of " + name + " must be one line of text");
    }
  }

  /** A column that has a value in every row. */
  static TableColumn required(String name, DataType type, String comment) {
    return new TableColumn(name, type, "", false, comment);
  }

  /** A column without a unit that is NULL when it does not apply. */
  static TableColumn optional(String name, DataType type, String comment) {
    return new TableColumn(name, type, "", true, comment);
  }

  /** A measure that is NULL in rows without a result. */
  static TableColumn measure(String name, String unit, String comment) {
    return new TableColumn(name, DoubleType, unit, true, comment);
  }

  /** A count that is NULL in rows without a result. */
  static TableColumn count(String name, String comment) {
    return optional(name, LongType, comment);
  }

  /** The column of a parameter, with the parameter's name. */
  static TableColumn of(Parameter parameter, boolean nullable, String comment) {
    return of(parameter.column(), parameter, nullable, comment);
  }

  /** The column of a parameter, with another name. */
  static TableColumn of(String name, Parameter parameter, boolean nullable, String comment) {
    return new TableColumn(name, typeOf(parameter.domain()), parameter.unit(), nullable, comment);
  }

  /** The chunk's index, in every table. */
  static TableColumn chunkIndex() {
    return required("chunk_index", IntegerType, "The chunk in which the row was committed");
  }

  /** The point's index, in every table. */
  static TableColumn configIndex(String comment) {
    return required("config_index", LongType, comment);
  }

  /** The version of the cost model, in tables with costs. */
  static TableColumn modelVersion() {
    return required("model_version", StringType, "Version of the cost model");
  }

  /** The version of the columns, in every table. */
  static TableColumn schemaVersion() {
    return required("schema_version", IntegerType, "Version of these columns");
  }

  /** The program that wrote the row, in every table. */
  static TableColumn gitSha() {
    return required("git_sha", StringType, "Commit of the program");
  }

  /** The column as a Spark field; unit and comment become metadata of the files. */
  StructField field() {
    var metadata =
        new MetadataBuilder().putString("comment", comment).putString("unit", unit).build();
    return new StructField(name, type, nullable, metadata);
  }

  private static DataType typeOf(Domain domain) {
    return domain instanceof Domain.IntegerRange
        ? IntegerType
        : domain instanceof Domain.RealRange ? DoubleType : StringType;
  }
}
