package org.hcim.sweeps.spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.regression.Gates;
import org.hcim.sweeps.space.Axes;
import org.hcim.sweeps.space.PointsSource;
import org.hcim.sweeps.workload.StatedPrecision;
import org.hcim.sweeps.yaml.Fields;
import org.hcim.sweeps.yaml.Node;
import org.hcim.sweeps.yaml.Problems;
import org.hcim.sweeps.yaml.SpecFiles;

/** Reads one spec and collects all its problems. */
final class SpecReader {

  /** The pattern of names of sweeps, workloads, bundles and constraints. */
  static final String NAME = "[a-z][a-z0-9_-]{0,63}";

  /** The keys of a spec. */
  static final List<String> KEYS =
      List.of(
          "sweep",
          "description",
          "workloads",
          "fixed",
          "axes",
          "zip",
          "bundles",
          "constraints",
          "constants",
          "sampling",
          AccuracyReader.KEY,
          "frontier",
          "gates",
          "columns",
          "max_points",
          "chunk_points");

  private static final long DEFAULT_MAX_POINTS = 5_000_000;
  private static final long DEFAULT_CHUNK_POINTS = 100_000;
  private static final long MAX_CHUNK_POINTS = 10_000_000;

  /** Maximum rows, so that row numbers are exact in every output format, including JSON. */
  static final long MAX_ROWS = 1L << 53;

  private final Problems problems = new Problems();
  private final SpecFiles files;
  private final List<PointsSource> sources;
  private final AccuracyTables tables;
  private final SpaceUse use;

  SpecReader(
      Path folder,
      String folderName,
      List<PointsSource> sources,
      AccuracyTables tables,
      SpaceUse use) {
    this.files = new SpecFiles(problems, folder, folderName);
    this.sources = sources;
    this.tables = tables;
    this.use = use;
  }

  SweepSpec read(Node document) {
    Optional<Fields> fields = Fields.of(problems, "", document, KEYS);
    if (fields.isEmpty()) {
      problems.throwIfAny();
    }
    Fields top = fields.orElseThrow();
    String name = top.requireText("sweep").orElse("");
    if (top.has("sweep") && !name.isEmpty() && !name.matches(NAME)) {
      problems.add(top.at("sweep"), "sweep", "(" + name + ") must be a name", "", NAME);
    }
    String description = top.text("description").orElse("");
    List<StatedPrecision> precisions = new ArrayList<>();
    List<Workload> workloads =
        top.require("workloads")
            .map(node -> new WorkloadReader(problems, files, precisions).read("workloads", node))
            .orElse(List.of());
    Map<Parameter, Object> stated = StatedPrecision.defaults(precisions, workloads.size());
    var spaceReader = new SpaceReader(problems, top, stated);
    Optional<Axes> axes = spaceReader.read();
    List<Constraint> constraints =
        top.get("constraints").map(new ConstraintReader(problems)::read).orElse(List.of());
    Map<String, Double> constants =
        top.get("constants").map(new ConstantReader(problems)::read).orElse(Map.of());
    AccuracyReader.Sources accuracy =
        top.get(AccuracyReader.KEY)
            .map(new AccuracyReader(problems, files, tables, workloads)::read)
            .orElse(AccuracyReader.Sources.DEFAULT);
    FrontierSpec frontier =
        top.get("frontier").map(new FrontierReader(problems)::read).orElse(FrontierSpec.DEFAULT);
    Gates gates = top.get("gates").map(new GateReader(problems)::read).orElse(Gates.DEFAULT);
    Optional<List<String>> columns =
        top.get("columns").map(node -> new ColumnNames(problems).read("columns", node));
    PointCap cap =
        new PointCap(
            top.whole("max_points", 1, Long.MAX_VALUE).orElse(DEFAULT_MAX_POINTS),
            top.at("max_points"));
    int chunk =
        top.whole("chunk_points", 1, MAX_CHUNK_POINTS).orElse(DEFAULT_CHUNK_POINTS).intValue();
    var planner = new Planner(problems, files, sources, use);
    Optional<Planner.Plan> plan = axes.flatMap(a -> planner.plan(top, a, cap));
    plan.ifPresent(found -> refuseTooManyRows(top, found.space().size(), workloads.size()));
    problems.throwIfAny();
    Set<Parameter> parameters = spaceReader.parameters();
    parameters.addAll(plan.orElseThrow().listed());
    return new SweepSpec(
        name,
        description,
        workloads,
        axes.orElseThrow(),
        parameters,
        plan.orElseThrow().sampling(),
        plan.orElseThrow().space(),
        LargestBits.of(
            axes.orElseThrow(), plan.orElseThrow().sampling(), plan.orElseThrow().space()),
        constraints,
        constants,
        accuracy.measured(),
        accuracy.estimate(),
        frontier,
        gates,
        columns,
        cap,
        chunk);
  }

  private void refuseTooManyRows(Fields top, long points, int workloads) {
    if (use == SpaceUse.SWEEP && points > MAX_ROWS / Math.max(1, workloads)) {
      String key = top.has("axes") ? "axes" : "sampling";
      String what =
          String.format(
              Locale.ROOT, "%,d points on %,d workloads exceed 2^53 rows", points, workloads);
      problems.add(top.at(key), key, what, "sample the space");
    }
  }
}
