package org.hcim.jobs.sql;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/** Rows from Spark, fetched one partition at a time. */
final class SparkAnswer implements Answer {

  private final Iterator<Row> rows;
  private final List<Column> columns;

  SparkAnswer(StructType schema, Iterator<Row> rows) {
    this.rows = rows;
    this.columns =
        Arrays.stream(schema.fields())
            .map(field -> new Column(field.name(), field.dataType() instanceof NumericType))
            .toList();
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public Optional<Object[]> next() {
    try {
      return rows.hasNext() ? Optional.of(cells(rows.next())) : Optional.empty();
    } catch (RuntimeException e) {
      throw SparkSql.explained(e);
    }
  }

  private static Object[] cells(Row row) {
    Object[] cells = new Object[row.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Cell.of(row.get(i));
    }
    return cells;
  }
}
