package org.hcim.jobs.report;

import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of a table by status, and the columns of its results. Used by one thread. */
final class Tally implements Serializable {

  private static final long serialVersionUID = 1L;

  private final TreeMap<String, Long> rowsByStatus = new TreeMap<>();
  private final ColumnTally[] columns;

  private Tally(int columns) {
    this.columns = Stream.generate(ColumnTally::new).limit(columns).toArray(ColumnTally[]::new);
  }

  /** The tally of a sweep's rows, in one pass and without a shuffle. */
  static Tally of(Dataset<Row> rows) {
    int columns = rows.columns().length;
    int status = List.of(rows.columns()).indexOf("status");
    return rows.javaRDD()
        .mapPartitions(
            part -> Collections.singleton(new Tally(columns).add(part, status)).iterator())
        .fold(new Tally(columns), Tally::add);
  }

  Map<String, Long> rowsByStatus() {
    return rowsByStatus;
  }

  /** A column of the rows with results. */
  ColumnTally column(int i) {
    return columns[i];
  }

  private Tally add(Iterator<Row> rows, int status) {
    while (rows.hasNext()) {
      Row row = rows.next();
      String found = row.getString(status);
      rowsByStatus.merge(found, 1L, Long::sum);
      if (found.equals("ok")) {
        for (int i = 0; i < columns.length; i++) {
          columns[i].add(row.get(i));
        }
      }
    }
    return this;
  }

  private Tally add(Tally other) {
    other.rowsByStatus.forEach((status, rows) -> rowsByStatus.merge(status, rows, Long::sum));
    for (int i = 0; i < columns.length; i++) {
      columns[i].add(other.columns[i]);
    }
    return this;
  }
}
