package org.hcim.jobs.store;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Reads a data file without Spark, verifying the checksum of every page. */
final class DataFileReader implements AutoCloseable {

  private final List<Column> columns;
  private final ParquetFileReader file;

  private DataFileReader(List<Column> columns, ParquetFileReader file) {
    this.columns = columns;
    this.file = file;
  }

  static DataFileReader open(InputFile input, List<Column> columns) throws IOException {
    var options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .usePageChecksumVerification(true)
            .build();
    return new DataFileReader(columns, ParquetFileReader.open(input, options));
  }

  /**
   * The number of rows in the footer, after checks of its columns and points.
   *
   * @throws StoreException.Damaged when columns differ or points are outside the chunk
   */
  long checkedRows(Chunk chunk) {
    checkSchema(file.getFileMetaData().getSchema());
    file.getRowGroups().forEach(group -> checkPoints(group, chunk));
    return file.getRecordCount();
  }

  /** The fingerprint of the rows, read from every page. */
  Fingerprint fingerprint() throws IOException {
    var sum = Fingerprint.ZERO;
    for (var group = file.readNextRowGroup(); group != null; group = file.readNextRowGroup()) {
      sum = sum.add(fingerprint(group));
    }
    return sum;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private Fingerprint fingerprint(PageReadStore group) {
    var meta = file.getFileMetaData();
    var converter = new DummyRecordConverter(meta.getSchema()).getRootConverter();
    var store = new ColumnReadStoreImpl(group, converter, meta.getSchema(), meta.getCreatedBy());
    var descriptors = meta.getSchema().getColumns();
    var readers = descriptors.stream().map(store::getColumnReader).toArray(ColumnReader[]::new);
    int[] present =
        descriptors.stream().mapToInt(ColumnDescriptor::getMaxDefinitionLevel).toArray();
    var words = new RowWords(readers.length);
    var sum = Fingerprint.ZERO;
    for (long row = 0; row < group.getRowCount(); row++) {
      words.start();
      for (int i = 0; i < readers.length; i++) {
        put(readers[i], present[i], columns.get(i).type(), words);
      }
      long[] hash = words.hash();
      sum = sum.add(new Fingerprint(hash[1], hash[0]));
    }
    return sum;
  }

  private static void put(ColumnReader reader, int present, ColumnType type, RowWords words) {
    if (reader.getCurrentDefinitionLevel() < present) {
      words.putNull();
    } else {
      type.put(reader, words);
    }
    reader.consume();
  }

  private void checkSchema(MessageType schema) {
    boolean same =
        schema.getFieldCount() == columns.size()
            && IntStream.range(0, columns.size())
                .allMatch(i -> isStored(columns.get(i), schema.getType(i)));
    if (!same) {
      throw new StoreException.Damaged("its columns are not the table's: " + schema.getFields());
    }
  }

  private static boolean isStored(Column column, Type stored) {
    return stored.isPrimitive()
        && !stored.isRepetition(Type.Repetition.REPEATED)
        && stored.getName().equals(column.name())
        && column.type().isStoredAs(stored.asPrimitiveType());
  }

  private static void checkPoints(BlockMetaData group, Chunk chunk) {
    var points =
        group.getColumns().stream()
            .filter(column -> column.getPath().toDotString().equals(Column.CONFIG_INDEX))
            .findFirst()
            .orElseThrow()
            .getStatistics();
    boolean inside =
        points instanceof LongStatistics range
            && range.hasNonNullValue()
            && range.getNumNulls() == 0
            && range.getMin() >= chunk.firstPoint()
            && range.getMax() < chunk.endPoint();
    if (!inside) {
      throw new StoreException.Damaged(
          "its points (%s) are not all in [%d, %d)"
              .formatted(points, chunk.firstPoint(), chunk.endPoint()));
    }
  }
}
