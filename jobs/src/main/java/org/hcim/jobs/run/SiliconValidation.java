package org.hcim.jobs.run;

import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroupFactory;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.sweeps.silicon.MacroComparison;
import org.hcim.sweeps.silicon.MacroFigure;
import org.hcim.sweeps.silicon.PublishedMacro;
import org.hcim.sweeps.silicon.PublishedMacros;
import org.hcim.sweeps.silicon.SiliconComparison;
import org.hcim.sweeps.silicon.SiliconTable;
import org.hcim.sweeps.spec.FarConstants;

/**
 * Compares the model with published silicon, and writes the comparison as {@code validation.md} and
 * {@code validation.parquet}; needs no Spark.
 *
 * @param out the directory for these files
 * @param files macro files and directories of macro files; empty for the shipped macros
 */
public record SiliconValidation(Path out, List<Path> files) {

  private static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message validation {
            required binary macro (STRING);
            required binary venue (STRING);
            required int32 year;
            required binary figure (STRING);
            required binary quantity (STRING);
            required binary components (STRING);
            required double published;
            required double modeled;
            required binary unit (STRING);
            required double deviation_pct;
            required binary role (STRING);
            required binary aim (STRING);
            required binary verdict (STRING);
            optional binary why (STRING);
            required binary source (STRING);
            required binary model_version (STRING);
          }
          """);

  public SiliconValidation {
    files = List.copyOf(files);
  }

  /**
   * The result of a comparison.
   *
   * @param figures figures in the order of the files
   * @param failed number of figures outside their documented tolerance
   * @param markdown the page that is written
   * @param notices sentences about the files that are probably errors
   */
  public record Result(List<Figure> figures, int failed, String markdown, List<String> notices) {

    public Result {
      figures = List.copyOf(figures);
      notices = List.copyOf(notices);
    }
  }

  /**
   * A published figure beside the model's.
   *
   * @param components the parts included in the figure, or "all"
   * @param why the reason for a deviation beyond the target; null if there is none
   */
  public record Figure(
      String macro,
      String venue,
      int year,
      String figure,
      String quantity,
      String components,
      double published,
      double modeled,
      String unit,
      double deviationPct,
      String role,
      String aim,
      String verdict,
      String why,
      String source) {

    private static Figure of(MacroComparison comparison) {
      PublishedMacro macro = comparison.macro();
      MacroFigure figure = comparison.figure();
      return new Figure(
          macro.name(),
          macro.venue(),
          macro.year(),
          figure.name(),
          figure.quantity().key(),
          SiliconTable.components(figure.components()),
          figure.published().value(),
          comparison.modeled(),
          figure.quantity().unit(),
          comparison.deviationPct(),
          figure.role().key(),
          figure.aim().toString(),
          comparison.verdict().toString(),
          figure.why().isEmpty() ? null : figure.why(),
          macro.source());
    }

    private Group group() {
      Group group =
          new SimpleGroupFactory(SCHEMA)
              .newGroup()
              .append("macro", macro)
              .append("venue", venue)
              .append("year", year)
              .append("figure", figure)
              .append("quantity", quantity)
              .append("components", components)
              .append("published", published)
              .append("modeled", modeled)
              .append("unit", unit)
              .append("deviation_pct", deviationPct)
              .append("role", role)
              .append("aim", aim)
              .append("verdict", verdict)
              .append("source", source)
              .append("model_version", CostModel.VERSION);
      return why == null ? group : group.append("why", why);
    }
  }

  /**
   * Compares and writes.
   *
   * @throws org.hcim.sweeps.yaml.SpecException when a file is not a macro
   * @throws org.hcim.accelerator.design.InvalidDesignException when a path is neither a file nor a
   *     directory of macros
   */
  public Result run() {
    CostModel model = CostModel.cited();
    List<PublishedMacro> macros =
        files.isEmpty() ? PublishedMacros.builtIn() : PublishedMacros.load(files);
    List<MacroComparison> comparisons = SiliconComparison.of(model, macros);
    List<Figure> figures = comparisons.stream().map(Figure::of).toList();
    String markdown = SiliconTable.markdown(model, macros);
    new ComparisonFiles(out, "validation")
        .write(markdown, SCHEMA, figures.stream().map(Figure::group).toList());
    long failed = comparisons.stream().filter(each -> each.verdict().fails()).count();
    return new Result(
        figures, (int) failed, markdown, files.isEmpty() ? List.of() : notices(macros));
  }

  private static List<String> notices(List<PublishedMacro> macros) {
    return macros.stream()
        .flatMap(
            macro ->
                FarConstants.notes(macro.constants()).stream()
                    .map(note -> macro.name() + ": " + note))
        .toList();
  }
}
