package org.hcim.jobs.run;

import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.sweeps.paper.Comparison;
import org.hcim.sweeps.paper.Reproduction;
import org.hcim.sweeps.paper.ReproductionTable;

/**
 * Compares the model with every number printed in the paper, and writes the comparison as {@code
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
    new ComparisonFiles(out, "reproduction")
        .write(
            ReproductionTable.markdown(CostModel.cited()),
            SCHEMA,
            comparisons.stream().map(PaperReproduction::group).toList());
    return comparisons;
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
