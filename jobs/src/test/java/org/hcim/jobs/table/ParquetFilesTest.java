package org.hcim.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.LocalInputFile;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.hcim.jobs.cli.Terminal;
import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the data files beside the rows. */
class ParquetFilesTest {

  @TempDir private static Path directory;
  private static Path out;
  private static Path file;

  @BeforeAll
  static void sweep() throws IOException {
    out = directory.resolve("out");
    Path spec = directory.resolve("files.yaml");
    Files.writeString(
        spec, "{sweep: files, workloads: [resnet20], axes: {xbar_rows: {range: [16, 515]}}}");
    assertThat(Terminal.run("sweep", spec, "--out", out).code()).isZero();
    try (Stream<Path> files = Files.walk(out.resolve("results"))) {
      file = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
  }

  @Test
  void sparksSchemaInTheFooterHasUnitsAndComments() throws IOException {
    String json =
        footer()
            .getFileMetaData()
            .getKeyValueMetaData()
            .get("org.apache.spark.sql.parquet.row.metadata");
    var schema = (StructType) DataType.fromJson(json);

    for (TableColumn column : ResultSchema.SCHEMA.columns()) {
      var metadata = schema.apply(column.name()).metadata();
      assertThat(metadata.getString("unit")).isEqualTo(column.unit());
      assertThat(metadata.getString("comment")).isEqualTo(column.comment());
    }
  }

  @Test
  void everyColumnIsCompressedWithZstd() throws IOException {
    assertThat(chunks())
        .hasSize(ResultSchema.SCHEMA.columns().size())
        .extracting(ColumnChunkMetaData::getCodec)
        .containsOnly(CompressionCodecName.ZSTD);
  }

  @Test
  void everyPageOfDataHasAChecksum() throws IOException {
    try (var reader = ParquetFileReader.open(new LocalInputFile(file))) {
      PageReadStore group = reader.readNextRowGroup();
      for (var column : reader.getFileMetaData().getSchema().getColumns()) {
        assertThat(group.getPageReader(column).readPage().getCrc()).as("" + column).isPresent();
      }
    }
  }

  /** Spark's own page checks, without the help of Hadoop's side files. */
  @Test
  void sparkRefusesAFlippedByte() throws IOException {
    Path damaged = directory.resolve("damaged.parquet");
    byte[] bytes = Files.readAllBytes(file);
    ColumnChunkMetaData energy =
        chunks().stream()
            .filter(chunk -> chunk.getPath().toDotString().equals("energy_pj"))
            .findFirst()
            .orElseThrow();
    bytes[(int) (energy.getStartingPos() + energy.getTotalSize() / 2)] ^= 4;
    Files.write(damaged, bytes);

    assertThatThrownBy(
            () ->
                SharedSpark.get()
                    .read()
                    .schema(ResultSchema.SCHEMA.type())
                    .parquet(damaged.toString())
                    .select("energy_pj")
                    .collectAsList())
        .hasStackTraceContaining("CRC");
  }

  private static List<ColumnChunkMetaData> chunks() throws IOException {
    return footer().getBlocks().stream().map(BlockMetaData::getColumns).findFirst().orElseThrow();
  }

  private static ParquetMetadata footer() throws IOException {
    try (var reader = ParquetFileReader.open(new LocalInputFile(file))) {
      return reader.getFooter();
    }
  }
}
