package org.hcim.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.sweeps.paper.Comparison;
import org.hcim.sweeps.paper.Reproduction;
import org.hcim.sweeps.paper.ReproductionTable;

/**
 * Compares the model with every number that the paper prints, and writes the comparison as {@code
 * reproduction.md} and {@code reproduction.parquet}; needs no Spark.
 *
 * @param out the output directory
 */
public record PaperReproduction(Path out) {

  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message reproduction {
            required binary place (STRING);
            required binary design (STRING);
            required binary quantity (STRING);
            optional binary network (STRING);
            required double published;
            required double modeled;
            required double deviation_pct;
            required binary unit (STRING);
            required binary aim (STRING);
            required binary role (STRING);
            required binary verdict (STRING);
            optional binary why (STRING);
            required binary model_version (STRING);
          }
          """);

  /** The comparisons, in the paper's order. */
  public List<Comparison> run() {
    List<Comparison> comparisons = Reproduction.of(CostModel.cited());
    write(comparisons, ReproductionTable.markdown(CostModel.cited()));
    return comparisons;
  }

  private void write(List<Comparison> comparisons, String markdown) {
    try {
      Files.createDirectories(out);
      Files.writeString(out.resolve("reproduction.md"), markdown);
      Path partial = out.resolve("reproduction.parquet.partial");
      Files.deleteIfExists(partial);
      try (ParquetWriter<Group> writer =
          ExampleParquetWriter.builder(new LocalOutputFile(partial))
              .withType(SCHEMA)
              .withCompressionCodec(CompressionCodecName.ZSTD)
              .build()) {
        for (Comparison comparison : comparisons) {
          writer.write(group(comparison));
        }
      }
      Files.move(
          partial,
          out.resolve("reproduction.parquet"),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + out, e);
    }
  }

  private static Group group(Comparison comparison) {
    var published = comparison.published();
    Group group =
        new SimpleGroupFactory(SCHEMA)
            .newGroup()
            .append("place", published.place())
            .append("design", published.subject())
            .append("quantity", published.quantity())
            .append("published", published.number().value())
            .append("modeled", comparison.modeled())
            .append("deviation_pct", comparison.deviationPct())
            .append("unit", published.unit())
            .append("aim", published.aim().toString())
            .append("role", published.role().key())
            .append("verdict", comparison.verdict().toString())
            .append("model_version", CostModel.VERSION);
    if (!published.network().isEmpty()) {
      group.append("network", published.network());
    }
    return published.why().isEmpty() ? group : group.append("why", published.why());
  }
}
