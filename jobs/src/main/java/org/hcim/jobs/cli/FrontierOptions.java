package org.hcim.jobs.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hcim.jobs.frontier.Columns;
import org.hcim.jobs.frontier.FrontierQuery;
import org.hcim.jobs.run.Output;
import org.hcim.jobs.run.RequestException;
import org.hcim.jobs.run.StoredSweep;
import org.hcim.jobs.run.Sweep;
import org.hcim.sweeps.pareto.Budget;
import org.hcim.sweeps.pareto.ScaleChoice;
import org.hcim.sweeps.spec.FrontierSpec;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a frontier: the section of a spec, overridden by the command line. */
final class FrontierOptions {

  @Mixin private ObjectiveOptions asked;

  @Option(
      names = "--where",
      paramLabel = "SQL",
      description = "SQL filter on rows, such as \"readout = 'ternary'\"")
  private String where;

  @Option(
      names = "--ranks",
      paramLabel = "K",
      defaultValue = "1",
      description = "number of non-dominated ranks to output (default: 1)")
  private int ranks;

  @Option(
      names = "--epsilon",
      paramLabel = "E",
      description =
          "approximate frontier: for every omitted design, some kept design is worse by"
              + " less than this margin in each objective, such as 5%% or 0.25")
  private String epsilon;

  @Option(
      names = "--scale",
      paramLabel = "SCALE",
      description =
          "scale of the objectives for knee point and hypervolume: auto (linear for accuracies,"
              + " log for all else), log or linear (default: that of the spec, else auto)")
  private String scale;

  @Option(
      names = "--ideal",
      paramLabel = "POINT",
      description =
          "ideal point (normalizes hypervolume), with --reference; such as"
              + " energy_pj=1e5,area_mm2=1")
  private String ideal;

  @Option(
      names = "--reference",
      paramLabel = "POINT",
      description = "hypervolume reference point, with --ideal")
  private String reference;

  @Option(
      names = "--spec",
      paramLabel = "SPEC",
      description = "use the section `frontier` of this spec; other options override it")
  private Path spec;

  @Option(
      names = "--baseline",
      paramLabel = "OUT2",
      description = "use the ideal and reference points of another output directory's frontier")
  private String baseline;

  @Mixin private MaxLossOption maxLoss;

  /**
   * The query given by the options. Where they and the spec give nothing, the query is the default
   * one, or the one for which the sweep's rows were kept.
   *
   * @throws RequestException naming the invalid option and the accepted values
   */
  FrontierQuery query(StoredSweep sweep) {
    FrontierSpec section =
        spec == null ? FrontierSpec.DEFAULT : Sweep.of(spec).plan().spec().frontier();
    try {
      return query(sweep.query(section));
    } catch (IllegalArgumentException e) {
      throw new RequestException(e.getMessage());
    }
  }

  private FrontierQuery query(FrontierQuery section) {
    FrontierQuery query = asked.objectives().map(section::objectives).orElse(section);
    if (asked.by().isPresent()) {
      query = query.by(asked.by().get().toArray(String[]::new));
    }
    if (scale != null) {
      query = query.scale(scale(scale));
    }
    if (where != null) {
      query = query.where(where);
    }
    if (epsilon != null) {
      query = query.epsilon(epsilon);
    }
    return boxed(maxLoss.given().map(query::maxLoss).orElse(query).ranks(ranks).requirePlaces());
  }

  private FrontierQuery boxed(FrontierQuery query) {
    if ((ideal == null) != (reference == null)) {
      throw new RequestException("--ideal and --reference must be given together");
    }
    if (ideal != null) {
      return query.box(point("--ideal", ideal), point("--reference", reference));
    }
    return baseline == null ? query : query.boxOf(Output.of(baseline).frontier());
  }

  /** Bounds such as {@code latency_ns<=1e6,area_mm2<=4}; empty for null. */
  static Optional<Budget> budget(String bounds) {
    try {
      Optional<Budget> budget = Optional.ofNullable(bounds).map(Budget::parse);
      budget.ifPresent(b -> b.bounds().forEach(bound -> Columns.requireNumeric(bound.column())));
      return budget;
    } catch (IllegalArgumentException e) {
      throw new RequestException(e.getMessage());
    }
  }

  private static Map<String, Double> point(String option, String text) {
    Map<String, Double> point = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      String[] sides = part.strip().split("=", -1);
      try {
        point.put(sides[0].strip(), Double.valueOf(sides[1].strip()));
      } catch (ArrayIndexOutOfBoundsException | NumberFormatException e) {
        throw new RequestException(
            "%s (%s) must give a number per column, such as energy_pj=1e9,area_mm2=10"
                .formatted(option, part.strip()));
      }
    }
    return point;
  }

  private static ScaleChoice scale(String name) {
    return Arrays.stream(ScaleChoice.values())
        .filter(scale -> scale.key().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new RequestException("--scale (" + name + ") must be auto, log or linear"));
  }
}
