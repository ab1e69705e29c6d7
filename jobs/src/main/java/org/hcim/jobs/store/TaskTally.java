package org.hcim.jobs.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/** Counts the rows of one task with almost no allocation per row; not thread-safe. */
public final class TaskTally {

  private final RowTally tally;
  private final int columns;
  private final int statusColumn;
  private final RowWords words;
  private final String[] lastText;
  private final long[][] lastPacked;
  private final Map<String, long[]> statuses = new HashMap<>();
  private final Map<String, long[]> rejections = new HashMap<>();
  private final long startCpuNanos = cpuNanos();
  private long rows;
  private long high;
  private long low;
  private boolean finished;

  TaskTally(RowTally tally, List<Column> columns) {
    this.tally = tally;
    this.columns = columns.size();
    statusColumn = columns.indexOf(new Column(Column.STATUS, ColumnType.STRING));
    words = new RowWords(this.columns);
    lastText = new String[this.columns];
    lastPacked = new long[this.columns][];
  }

  /** Counts a row with the table's columns in order. */
  public void row(Row row) {
    words.start();
    for (int i = 0; i < columns; i++) {
      put(i, row.get(i));
    }
    long[] hash = words.hash();
    low += hash[0];
    high += hash[1] + (Long.compareUnsigned(low, hash[0]) < 0 ? 1 : 0);
    rows++;
    count(statuses, row.getString(statusColumn));
  }

  /** Counts a point that a rule of the spec rejected. */
  public void rejected(String rule) {
    count(rejections, rule);
  }

  /** Passes the counts to Spark; only the first call has an effect. */
  public void finish() {
    if (!finished) {
      finished = true;
      tally.add(
          new Tally(
              rows,
              new Fingerprint(high, low),
              counts(statuses),
              counts(rejections),
              cpuNanos() - startCpuNanos));
    }
  }

  /**
   * Dispatches by type tests on final classes, most frequent first: several times faster than a
   * virtual call.
   */
  private void put(int column, Object value) {
    if (value instanceof Double number) {
      words.putDouble(number);
    } else if (value instanceof Integer number) {
      words.putLong(number);
    } else if (value == null) {
      words.putNull();
    } else if (value instanceof String text) {
      words.putText(packed(column, text));
    } else if (value instanceof Long number) {
      words.putLong(number);
    } else if (value instanceof Boolean flag) {
      words.putLong(flag ? 1 : 0);
    } else {
      throw new IllegalArgumentException(
          "column %d holds a %s".formatted(column, value.getClass().getName()));
    }
  }

  /** The packed form of a string, cached because most strings repeat from row to row. */
  private long[] packed(int column, String text) {
    if (!text.equals(lastText[column])) {
      lastText[column] = text;
      lastPacked[column] = RowWords.pack(text.getBytes(UTF_8));
    }
    return lastPacked[column];
  }

  private static void count(Map<String, long[]> counts, String key) {
    counts.computeIfAbsent(key, unused -> new long[1])[0]++;
  }

  private static Map<String, Long> counts(Map<String, long[]> counts) {
    var result = new HashMap<String, Long>();
    counts.forEach((key, count) -> result.put(key, count[0]));
    return result;
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }
}
