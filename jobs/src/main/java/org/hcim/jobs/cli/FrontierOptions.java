package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.types.NumericType;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.store.Descriptions;
import org.hcim.jobs.store.Table;
import org.hcim.jobs.table.ResultColumn;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.sweeps.pareto.Budget;
import org.hcim.sweeps.pareto.Epsilon;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.pareto.ReferenceBox;
import org.hcim.sweeps.pareto.Scale;
import org.hcim.sweeps.spec.FrontierSpec;
import org.hcim.sweeps.yaml.Spelling;
import picocli.CommandLine.Option;

/** Which frontier is meant: a spec's section, and what the command line says instead. */
final class FrontierOptions {

  @Option(
      names = "--by",
      paramLabel = "COLUMNS",
      description = "a frontier for each combination of their values (default: workload)")
  private String by;

  @Option(
      names = "--objectives",
      paramLabel = "LIST",
      description =
          "2 to 8 columns with min or max (default: energy_pj:min,latency_ns:min,area_mm2:min)")
  private String objectives;

  @Option(
      names = "--where",
      paramLabel = "SQL",
      description = "only rows for which this holds, such as \"readout = 'ternary'\"")
  private String where;

  @Option(
      names = "--ranks",
      paramLabel = "K",
      defaultValue = "1",
      description = "also what is best when the frontier is taken away, K-1 times")
  private int ranks;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description =
          "thin the frontier: every design left out has one that is worse by less than this in"
              + " every objective, such as 5%% or 0.25")
  private String epsilon;

  @Option(
      names = "--scale",
      paramLabel = "SCALE",
      description = "how distances are measured for knee and hypervolume: log or linear")
  private String scale;

  @Option(
      names = "--ideal",
      paramLabel = "POINT",
      description = "with --reference: where hypervolume is 1, such as energy_pj=1e5,area_mm2=1")
  private String ideal;

  @Option(
      names = "--reference",
      paramLabel = "POINT",
      description = "beyond which designs do not count for hypervolume")
  private String reference;

  @Option(
      names = "--spec",
      paramLabel = "SPEC",
      description = "take the section `frontier` of a spec; other options go before it")
  private Path spec;

  @Option(
      names = "--baseline",
      paramLabel = "OUT2",
      description = "take ideal and reference from the frontier of another output directory")
  private String baseline;

  /**
   * What is asked.
   *
   * @throws UsageException that says which option is wrong, and what would be right
   */
  FrontierQuery query() {
    FrontierSpec section =
        spec == null ? FrontierSpec.DEFAULT : PlannedSweep.load(spec, null).spec().frontier();
    try {
      List<Objective> chosen =
          objectives == null ? section.objectives() : Objective.parse(objectives);
      List<String> groups =
          by == null
              ? section.by()
              : Arrays.asList(by.isEmpty() ? new String[0] : by.split(",", -1));
      chosen.forEach(objective -> numeric(objective.column()));
      groups.forEach(column -> column("--by", column));
      Scale measure = scale == null ? section.scale() : scale(scale);
      return new FrontierQuery(
          chosen,
          groups,
          Optional.ofNullable(where).or(section::where),
          ranks,
          Optional.ofNullable(epsilon).map(Epsilon::parse),
          measure,
          box(section, chosen, measure));
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** A frontier as a spec asks for it, measured in a box of its own or in one given. */
  static FrontierQuery query(FrontierSpec section, Optional<ReferenceBox> box) {
    section.objectives().forEach(objective -> numeric(objective.column()));
    section.by().forEach(column -> column("frontier.by", column));
    return new FrontierQuery(
        section.objectives(),
        section.by(),
        section.where(),
        1,
        Optional.empty(),
        section.scale(),
        section.box().or(() -> box));
  }

  /** Bounds such as {@code latency_ns<=1e6,area_mm2<=4}; empty for null. */
  static Optional<Budget> budget(String bounds) {
    try {
      Optional<Budget> budget = Optional.ofNullable(bounds).map(Budget::parse);
      budget.ifPresent(b -> b.bounds().forEach(bound -> numeric(bound.column())));
      return budget;
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private Optional<ReferenceBox> box(FrontierSpec section, List<Objective> chosen, Scale measure) {
    if ((ideal == null) != (reference == null)) {
      throw new UsageException("--ideal and --reference go together");
    }
    if (ideal != null) {
      return Optional.of(
          new ReferenceBox(
              chosen, measure, point("--ideal", ideal), point("--reference", reference)));
    }
    if (baseline != null) {
      FrontierOutcome earlier =
          Descriptions.latest(baseline, Table.FRONTIER, FrontierOutcome.class)
              .filter(outcome -> !outcome.reference().isEmpty())
              .orElseThrow(
                  () ->
                      new UsageException(
                          baseline + " holds no frontier with a reference; give --reference"));
      return Optional.of(new ReferenceBox(chosen, measure, earlier.ideal(), earlier.reference()));
    }
    return section.box().filter(box -> box.objectives().equals(chosen) && box.scale() == measure);
  }

  private static Map<String, Double> point(String option, String text) {
    Map<String, Double> point = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      String[] sides = part.strip().split("=", -1);
      try {
        point.put(sides[0].strip(), Double.valueOf(sides[1].strip()));
      } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
        throw new UsageException(
            "%s (%s) must be numbers by column, such as energy_pj=1e9,area_mm2=10"
                .formatted(option, part.strip()));
      }
    }
    return point;
  }

  private static Scale scale(String name) {
    return Arrays.stream(Scale.values())
        .filter(scale -> scale.key().equals(name))
        .findFirst()
        .orElseThrow(() -> new UsageException("--scale (" + name + ") must be log or linear"));
  }

  private static void numeric(String name) {
    if (!(column("objective", name).type() instanceof NumericType)) {
      throw new UsageException(name + " is no number and cannot be compared");
    }
  }

  private static ResultColumn column(String where, String name) {
    return ResultSchema.columns().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "%s: the results have no column %s%s; hcim list columns shows them"
                        .formatted(where, name, suggestion(name))));
  }

  private static String suggestion(String name) {
    return Spelling.nearest(name, ResultSchema.columns().stream().map(ResultColumn::name).toList())
        .map(nearest -> "; did you mean " + nearest + "?")
        .orElse("");
  }
}
