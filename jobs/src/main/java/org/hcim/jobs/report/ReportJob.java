package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.jobs.summary.BestByReadout;
import org.hcim.jobs.summary.BestDesigns;
import org.hcim.jobs.summary.ProfileWinners;
import org.hcim.sweeps.regression.Gate;
import org.hcim.sweeps.regression.Outcome;
import org.hcim.sweeps.regression.Verdict;

/** Reads a sweep's tables and reduces them to the content of a page. */
final class ReportJob {

  /** Designs of the frontiers of all networks together that the page shows. */
  private static final int MAX_OF_FRONTIERS = 4_000;

  private static final StructType KEYS =
      new StructType()
          .add("workload", DataTypes.StringType)
          .add("config_index", DataTypes.LongType);

  private final ReportInput input;
  private final Dataset<Row> ok;
  private final Profile profile;
  private final Designs designs;

  private ReportJob(ReportInput input) {
    this.input = input;
    this.ok = input.results().where("status = 'ok'");
    this.profile = Profile.of(input.results());
    this.designs = new Designs(columns(profile));
  }

  static ReportData run(ReportInput input) {
    return new ReportJob(input).gather();
  }

  private ReportData gather() {
    try (WorkingSet set = WorkingSet.of(ok, profile)) {
      var ranges = Density.ranges(set);
      var workloads = List.copyOf(ranges.keySet());
      List<BestDesigns> best = BestByReadout.of(input.results(), input.maxLoss());
      Dataset<Row> oneProfile = ofOneProfile(best);
      List<Comparison> comparisons = Comparison.of(oneProfile, ProfileWinners.ofOneProfile(best));
      FrontierFacts frontier =
          input.frontier().map(table -> frontiers(table, "", workloads)).orElse(null);
      FrontierFacts baselineFrontier =
          input
              .baselineFrontier()
              .map(table -> frontiers(table, "baseline", workloads))
              .orElse(null);
      List<Reference> references = references(comparisons, frontier, baselineFrontier);
      List<Integer> samples = new ArrayList<>();
      Samples.of(ok, set).forEach(row -> samples.add(designs.add("", row)));
      Change change =
          input.comparison().map(comparison -> Change.of(comparison, designs)).orElse(null);
      Quality quality = Quality.of(set, profile);
      RunFacts facts = RunFacts.of(input.out(), input.spec(), input.records());
      List<Verdict> gates = new ArrayList<>(input.verdicts());
      gates.addAll(DataGates.of(facts, profile.rowsByStatus(), quality));
      return new ReportData(
          input.title(),
          Outcome.ofRun(gates),
          Answer.of(comparisons, input.maxLoss()),
          gates,
          facts,
          workloads,
          set.metrics(),
          set.varying().stream().map(ReportJob::facts).toList(),
          List.of(Component.values()).stream().map(ReportJob::facts).toList(),
          comparisons,
          AccuracyPoint.of(oneProfile),
          input.maxLoss().points().orElse(null),
          profiles(best, ProfileWinners.within(best)),
          profiles(best, ProfileWinners.ignoringAccuracy(best)),
          frontier,
          baselineFrontier,
          samples,
          references,
          ranges,
          Density.of(set),
          Density.BINS,
          Effects.of(set, profile),
          input.importances(),
          change,
          profile.hasFailures() ? FailureGroup.of(input.results()) : List.of(),
          quality,
          designs.columns(),
          questions(),
          Glossary.definitions());
    }
  }

  /** The rows that are compared: those of one profile of constants, where there are several. */
  private Dataset<Row> ofOneProfile(List<BestDesigns> best) {
    return ProfileWinners.compares(best)
        ? input
            .results()
            .where(
                col("constants_profile")
                    .eqNullSafe(ProfileWinners.ofOneProfile(best).get(0).profile()))
        : input.results();
  }

  private static ProfileTable profiles(List<BestDesigns> best, ProfileWinners winners) {
    return ProfileWinners.compares(best) && !winners.lines().isEmpty()
        ? ProfileTable.of(winners)
        : null;
  }

  private FrontierFacts frontiers(FrontierTable frontier, String source, List<String> workloads) {
    Map<String, List<Row>> byNetwork = new LinkedHashMap<>();
    int max = Math.max(1, MAX_OF_FRONTIERS / Math.max(1, workloads.size()));
    for (Row row : ShownFrontier.of(frontier, max).collectAsList()) {
      byNetwork.computeIfAbsent(row.getAs("workload"), name -> new ArrayList<>()).add(row);
    }
    List<FrontierFacts.Network> networks = new ArrayList<>();
    byNetwork.forEach(
        (workload, rows) -> {
          List<Integer> positions = new ArrayList<>();
          Integer knee = null;
          for (Row row : rows) {
            int at = designs.add(source, row);
            positions.add(at);
            knee = row.<Boolean>getAs("is_knee") ? (Integer) at : knee;
          }
          networks.add(
              new FrontierFacts.Network(
                  workload,
                  group(frontier, workload).map(FrontierOutcome.Group::accuracy).orElse(""),
                  group(frontier, workload).map(ReportJob::excludedForAccuracy).orElse(Map.of()),
                  rows.get(0).<Long>getAs("frontier_size"),
                  positions,
                  knee,
                  frontier.hypervolume(workload).orElse(null)));
        });
    return new FrontierFacts(
        frontier.outcome().frontierId(),
        frontier.outcome().objectives(),
        frontier.outcome().limit().isAny() ? "" : frontier.outcome().limit().words(),
        networks);
  }

  private static Optional<FrontierOutcome.Group> group(FrontierTable frontier, String workload) {
    return frontier.outcome().groups().stream()
        .filter(group -> group.name().equals(workload))
        .findFirst();
  }

  private static Map<String, Long> excludedForAccuracy(FrontierOutcome.Group group) {
    var excluded = new TreeMap<>(group.excluded());
    excluded
        .keySet()
        .removeIf(reason -> !reason.startsWith("accuracy ") || reason.endsWith("NULL"));
    return excluded;
  }

  /** The knee points and the lowest-EDAP designs per readout type, by network. */
  private List<Reference> references(
      List<Comparison> comparisons, FrontierFacts frontier, FrontierFacts before) {
    List<Row> keys = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      for (Comparison.Side side : shown(comparison)) {
        keys.add(RowFactory.create(comparison.workload(), side.configIndex()));
      }
    }
    Map<List<Object>, Integer> rows = new LinkedHashMap<>();
    Dataset<Row> chosen = input.results().sparkSession().createDataFrame(keys, KEYS);
    for (Row row : Samples.rows(ok, chosen).collectAsList()) {
      rows.put(List.of(row.getAs("workload"), row.getAs("config_index")), designs.add("", row));
    }
    List<Reference> references = new ArrayList<>();
    knees(frontier, "Knee point", references);
    knees(before, "Baseline’s knee point", references);
    for (Comparison comparison : comparisons) {
      for (Comparison.Side side : shown(comparison)) {
        references.add(
            new Reference(
                comparison.workload(),
                side.isHcim() ? "HCiM (lowest EDAP)" : side.name(),
                rows.get(List.<Object>of(comparison.workload(), side.configIndex()))));
      }
    }
    return references;
  }

  /** The best designs within the loss; of readouts without one the best of any accuracy. */
  private static List<Comparison.Side> shown(Comparison comparison) {
    return comparison.ignoringAccuracy().stream()
        .map(
            side ->
                comparison.sides().stream()
                    .filter(within -> within.name().equals(side.name()))
                    .findFirst()
                    .orElse(side))
        .toList();
  }

  private static void knees(FrontierFacts frontier, String name, List<Reference> references) {
    if (frontier != null) {
      frontier.networks().stream()
          .filter(network -> network.knee() != null)
          .forEach(
              network -> references.add(new Reference(network.workload(), name, network.knee())));
    }
  }

  /** The columns of a design on the page. */
  static List<String> columns(Profile profile) {
    List<String> columns = new ArrayList<>(List.of("workload", "config_index"));
    profile.varying().forEach(parameter -> columns.add(parameter.column()));
    profile.metrics().forEach(metric -> columns.add(metric.column()));
    for (Component component : Component.values()) {
      columns.add("energy_" + component.key() + "_pj");
      if (component.hasArea()) {
        columns.add("area_" + component.key() + "_mm2");
      }
    }
    if (!columns.contains("readout")) {
      columns.add("readout");
    }
    return columns;
  }

  private static Map<String, String> questions() {
    Map<String, String> questions = new LinkedHashMap<>();
    for (Gate gate : Gate.values()) {
      questions.put(gate.key(), gate.question());
    }
    return questions;
  }

  private static ReportData.ParameterFacts facts(Parameter parameter) {
    return new ReportData.ParameterFacts(
        parameter.column(), parameter.unit(), parameter.description());
  }

  private static ReportData.ComponentFacts facts(Component component) {
    return new ReportData.ComponentFacts(
        component.key(), component.description(), component.hasArea());
  }
}
