package org.hcim.jobs.sensitivity;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Packs the numbers of many rows into a few rows, which reduces the driver's memory to a tenth.
 *
 * <p>An input row has keys, the design's index and metrics; an output row has keys and a byte array
 * with the index and metrics of each design.
 *
 * @param keys number of grouping columns
 * @param metrics number of metrics per design
 */
record Packing(int keys, int metrics) implements MapPartitionsFunction<Row, Row> {

  private static final int MAX_DESIGNS = 1 << 15;

  @Override
  public Iterator<Row> call(Iterator<Row> rows) {
    return new Packed(rows);
  }

  /** Bytes per design. */
  int width() {
    return Long.BYTES + metrics * Double.BYTES;
  }

  private final class Packed implements Iterator<Row> {

    private final Iterator<Row> rows;
    private final Map<List<String>, ByteBuffer> open = new LinkedHashMap<>();

    private Packed(Iterator<Row> rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext() || !open.isEmpty();
    }

    @Override
    public Row next() {
      while (rows.hasNext()) {
        Row row = rows.next();
        List<String> key = key(row);
        ByteBuffer buffer =
            open.computeIfAbsent(key, k -> ByteBuffer.allocate(MAX_DESIGNS * width()));
        put(row, buffer);
        if (!buffer.hasRemaining()) {
          return close(key);
        }
      }
      if (open.isEmpty()) {
        throw new NoSuchElementException();
      }
      return close(open.keySet().iterator().next());
    }

    private List<String> key(Row row) {
      List<String> key = new ArrayList<>();
      for (int i = 0; i < keys; i++) {
        key.add(row.getString(i));
      }
      return key;
    }

    private void put(Row row, ByteBuffer buffer) {
      buffer.putLong(row.getLong(keys));
      for (int i = 0; i < metrics; i++) {
        int column = keys + 1 + i;
        buffer.putDouble(row.isNullAt(column) ? Double.NaN : row.getDouble(column));
      }
    }

    private Row close(List<String> key) {
      ByteBuffer buffer = open.remove(key).flip();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      List<Object> values = new ArrayList<>(key);
      values.add(bytes);
      return RowFactory.create(values.toArray());
    }
  }
}
