package org.hcim.jobs.store;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.spark.sql.types.DataType;

/** The column types that all Parquet readers interpret alike; the store writes no others. */
enum ColumnType {
  BOOLEAN("boolean", PrimitiveTypeName.BOOLEAN) {
    @Override
    void put(ColumnReader column, RowWords words) {
      words.putLong(column.getBoolean() ? 1 : 0);
    }
  },
  INT("int", PrimitiveTypeName.INT32) {
    @Override
    void put(ColumnReader column, RowWords words) {
      words.putLong(column.getInteger());
    }
  },
  BIGINT("bigint", PrimitiveTypeName.INT64) {
    @Override
    void put(ColumnReader column, RowWords words) {
      words.putLong(column.getLong());
    }
  },
  DOUBLE("double", PrimitiveTypeName.DOUBLE) {
    @Override
    void put(ColumnReader column, RowWords words) {
      words.putDouble(column.getDouble());
    }
  },
  STRING("string", PrimitiveTypeName.BINARY) {
    @Override
    void put(ColumnReader column, RowWords words) {
      words.putText(RowWords.pack(column.getBinary().getBytes()));
    }
  };

  private final String sqlName;
  private final PrimitiveTypeName parquetType;

  ColumnType(String sqlName, PrimitiveTypeName parquetType) {
    this.sqlName = sqlName;
    this.parquetType = parquetType;
  }

  /** The type of a column in a Spark schema. */
  static ColumnType of(String column, DataType sparkType) {
    return Arrays.stream(values())
        .filter(type -> type.sqlName.equals(sparkType.simpleString()))
        .findFirst()
        .orElseThrow(
            () ->
                new StoreException.Refused(
                    "column %s has type %s; use one of %s"
                        .formatted(column, sparkType.simpleString(), names())));
  }

  /** Compares with the type of a file's column, as written by Spark. */
  boolean isStoredAs(PrimitiveType stored) {
    var annotation = stored.getLogicalTypeAnnotation();
    var expected = this == STRING ? LogicalTypeAnnotation.stringType() : null;
    return stored.getPrimitiveTypeName() == parquetType
        && (annotation == null ? expected == null : annotation.equals(expected));
  }

  /** Appends the reader's current value, which must not be null. */
  abstract void put(ColumnReader column, RowWords words);

  @JsonValue
  String sqlName() {
    return sqlName;
  }

  private static String names() {
    return Arrays.stream(values()).map(ColumnType::sqlName).collect(Collectors.joining(", "));
  }
}
