package org.hcim.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;

/**
 * The files of a comparison of the model with published numbers: a Markdown page and a table.
 *
 * @param out the directory for the files
 * @param name the name of both files, without extension
 */
record ComparisonFiles(Path out, String name) {

  /** Writes both files; the table is replaced atomically. */
  void write(String markdown, MessageType schema, List<Group> rows) {
    try {
      Files.createDirectories(out);
      Files.writeString(out.resolve(name + ".md"), markdown);
      Path partial = out.resolve(name + ".parquet.partial");
      Files.deleteIfExists(partial);
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(new LocalOutputFile(partial))
              .withType(schema)
              .withCompressionCodec(CompressionCodecName.ZSTD)
              .build()) {
        for (Group row : rows) {
          writer.write(row);
        }
      }
      Files.move(
          partial,
          out.resolve(name + ".parquet"),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + out, e);
    }
  }
}
