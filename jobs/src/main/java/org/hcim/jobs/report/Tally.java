package org.hcim.jobs.report;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.table.RowSummary;
import org.hcim.jobs.table.Status;

/** The rows of a table by status, and summaries of its columns. */
final class Tally implements RowSummary<Tally> {

  private static final long serialVersionUID = 1L;

  private final TreeMap<String, Long> rowsByStatus = new TreeMap<>();
  private final StructType type;
  private final int status;
  private final ColumnTally[] columns;

  /**
   * Creates an empty tally.
   *
   * @param type schema of the rows, which may have more columns at the end
   */
  Tally(StructType type) {
    this.type = type;
    this.status = type.fieldIndex("status");
    this.columns = Stream.generate(ColumnTally::new).limit(type.size()).toArray(ColumnTally[]::new);
  }

  Map<String, Long> rowsByStatus() {
    return rowsByStatus;
  }

  /** The columns of the rows with results by name, in table order. */
  Map<String, ColumnTally> columns() {
    Map<String, ColumnTally> named = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i++) {
      named.put(type.fields()[i].name(), columns[i]);
    }
    return named;
  }

  @Override
  public Tally add(Row row) {
    String found = row.getString(status);
    rowsByStatus.merge(found, 1L, Long::sum);
    if (found.equals(Status.OK.key())) {
      for (int i = 0; i < columns.length; i++) {
        columns[i].add(row.get(i));
      }
    }
    return this;
  }

  @Override
  public Tally merge(Tally other) {
    other.rowsByStatus.forEach((key, rows) -> rowsByStatus.merge(key, rows, Long::sum));
    for (int i = 0; i < columns.length; i++) {
      columns[i].add(other.columns[i]);
    }
    return this;
  }
}
