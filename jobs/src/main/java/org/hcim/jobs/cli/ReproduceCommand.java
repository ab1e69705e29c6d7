package org.hcim.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
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
import org.hcim.sweeps.paper.Comparison.Verdict;
import org.hcim.sweeps.paper.Reproduction;
import org.hcim.sweeps.paper.ReproductionTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Holds the model to every number that the paper prints. */
@Command(
    name = "reproduce",
    mixinStandardHelpOptions = true,
    description = {
      "Evaluates the paper's designs and prints each published number beside the model's.",
      "Writes the same as OUT/reproduction.md and OUT/reproduction.parquet. Exits with 4 when a"
          + " number leaves its tolerance."
    })
final class ReproduceCommand implements Callable<Integer> {

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
            required binary tolerance (STRING);
            required binary verdict (STRING);
            optional binary why (STRING);
            required binary model_version (STRING);
          }
          """);

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out/reproduction",
      description = "where the table goes (default: ${DEFAULT-VALUE})")
  private Path out;

  @Override
  public Integer call() {
    List<Comparison> comparisons = Reproduction.of(CostModel.cited());
    String markdown = ReproductionTable.markdown(comparisons);
    System.out.print(markdown);
    write(comparisons, markdown);
    boolean broken = comparisons.stream().anyMatch(c -> c.verdict() == Verdict.OUTSIDE_TOLERANCE);
    return broken ? ExitCode.REGRESSION : ExitCode.OK;
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
            .append("tolerance", published.tolerance().toString())
            .append("verdict", comparison.verdict().toString())
            .append("model_version", CostModel.VERSION);
    if (!published.network().isEmpty()) {
      group.append("network", published.network());
    }
    return published.why().isEmpty() ? group : group.append("why", published.why());
  }
}
