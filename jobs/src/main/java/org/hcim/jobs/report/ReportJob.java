package org.hcim.jobs.report;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.frontier.FrontierOutcome;
import org.hcim.jobs.frontier.FrontierTable;
import org.hcim.jobs.summary.BestByReadout;
import org.hcim.jobs.summary.BestDesigns;
import org.hcim.jobs.summary.NetworkOrder;
import org.hcim.jobs.summary.ProfileWinners;
import org.hcim.jobs.table.FailureGroup;
import org.hcim.jobs.table.RowSummary;
import org.hcim.sweeps.regression.Gate;
import org.hcim.sweeps.regression.Outcome;
import org.hcim.sweeps.regression.Verdict;

/** Reads a sweep's tables and reduces them to the content of a page. */
final class ReportJob {

  /** Maximum groups of failed rows on a page. */
  private static final int MAX_FAILURE_GROUPS = 100;

  /** Maximum number of designs on the page from the frontiers of all networks. */
  private static final int MAX_OF_FRONTIERS = 4_000;

  private final ReportInput input;
  private final NetworkOrder order;
  private final Overview overview;
  private final Profile profile;
  private final WorkingSet set;
  private final Designs designs;

  private ReportJob(ReportInput input) {
    this.input = input;
    this.order = NetworkOrder.of(input.records());
    this.overview = Overview.of(input.results(), input.maxLoss());
    this.profile = Profile.of(overview.tally());
    this.set = WorkingSet.of(input.results().where("status = 'ok'"), profile);
    this.designs = new Designs(columns(profile));
  }

  static ReportData run(ReportInput input) {
    requireColumns(input.results());
    return new ReportJob(input).gather();
  }

  /** The columns that a page needs and a sweep's spec can omit. */
  static List<String> requiredColumns() {
    return Stream.concat(Metric.ALL.stream().map(Metric::column), parts().stream()).toList();
  }

  /** Has Spark resolve the required columns. */
  private static void requireColumns(Dataset<Row> results) {
    Column[] columns = requiredColumns().stream().map(name -> col(name)).toArray(Column[]::new);
    results.select(columns).queryExecution().assertAnalyzed();
  }

  /** The columns of the components. */
  private static List<String> parts() {
    List<String> parts = new ArrayList<>();
    for (Component component : Component.values()) {
      parts.add("energy_" + component.key() + "_pj");
      if (component.hasArea()) {
        parts.add("area_" + component.key() + "_mm2");
      }
    }
    return parts;
  }

  private ReportData gather() {
    var ranges = overview.ranges().byNetwork();
    List<String> workloads = order.sorted(ranges.keySet(), name -> name);
    List<BestDesigns> best = order.sorted(overview.best().designs(), BestDesigns::workload);
    List<BestDesigns> ofOneProfile = ProfileWinners.ofOneProfile(best);
    List<Comparison> comparisons = Comparison.of(ofOneProfile, overview.sparsity());
    FrontierFacts frontier =
        input.frontier().map(table -> frontiers(table, "", workloads)).orElse(null);
    FrontierFacts baselineFrontier =
        input.baselineFrontier().map(table -> frontiers(table, "baseline", workloads)).orElse(null);
    List<Reference> references = references(comparisons, ofOneProfile, frontier, baselineFrontier);
    List<Integer> samples = new ArrayList<>();
    overview.samples().rows().forEach(row -> samples.add(designs.add("", row)));
    Change change =
        input.comparison().map(comparison -> Change.of(comparison, designs, order)).orElse(null);
    Quality quality = Quality.of(set, profile);
    RunFacts facts = RunFacts.of(input);
    List<Verdict> gates = new ArrayList<>(input.verdicts());
    gates.addAll(DataGates.of(facts, profile.rowsByStatus(), quality));
    Distributions distributions =
        RowSummary.of(
            set.rows(), new Distributions(new Densities(set, ranges), Effects.sums(set, profile)));
    return new ReportData(
        input.title(),
        Outcome.ofRun(gates),
        Answer.of(comparisons, input.maxLoss(), input.scope()),
        input.scope().note(),
        gates,
        facts,
        workloads,
        set.metrics(),
        set.varying().stream().map(ReportJob::facts).toList(),
        List.of(Component.values()).stream().map(ReportJob::facts).toList(),
        comparisons,
        accuracies(ofOneProfile),
        input.maxLoss().points().orElse(null),
        profiles(best, ProfileWinners.within(best)),
        profiles(best, ProfileWinners.ignoringAccuracy(best)),
        frontier,
        baselineFrontier,
        samples,
        references,
        ranges,
        distributions.densities().all(set.metrics()),
        Density.BINS,
        Effects.of(set, distributions.effects()),
        input.importances(),
        input.sharesNote(),
        change,
        profile.hasFailures() ? FailureGroup.of(input.results(), MAX_FAILURE_GROUPS) : List.of(),
        quality,
        designs.columns(),
        questions(),
        Glossary.definitions());
  }

  private List<AccuracyPoint> accuracies(List<BestDesigns> ofOneProfile) {
    return ofOneProfile.isEmpty()
        ? List.of()
        : order.sorted(
            overview.accuracies().points(ofOneProfile.get(0).profile()), AccuracyPoint::workload);
  }

  private static ProfileTable profiles(List<BestDesigns> best, ProfileWinners winners) {
    return ProfileWinners.compares(best) && !winners.lines().isEmpty()
        ? ProfileTable.of(winners)
        : null;
  }

  private FrontierFacts frontiers(FrontierTable frontier, String source, List<String> workloads) {
    int max = Math.max(1, MAX_OF_FRONTIERS / Math.max(1, workloads.size()));
    List<FrontierFacts.Network> networks = new ArrayList<>();
    ShownFrontier.of(frontier, max)
        .forEach(
            (workload, shown) -> {
              List<Integer> positions = new ArrayList<>();
              Integer knee = null;
              for (Row row : shown.rows()) {
                int at = designs.add(source, row);
                positions.add(at);
                knee = row.<Boolean>getAs("is_knee") ? (Integer) at : knee;
              }
              networks.add(
                  new FrontierFacts.Network(
                      workload,
                      group(frontier, workload).map(FrontierOutcome.Group::accuracy).orElse(""),
                      group(frontier, workload)
                          .map(ReportJob::excludedForAccuracy)
                          .orElse(Map.of()),
                      shown.size(),
                      positions,
                      knee,
                      frontier.hypervolume(workload).orElse(null)));
            });
    return new FrontierFacts(
        frontier.outcome().frontierId(),
        frontier.outcome().objectives(),
        frontier.outcome().limit().isAny() ? "" : frontier.outcome().limit().words(),
        frontier.outcome().where(),
        frontier.outcome().epsilon(),
        order.sorted(networks, FrontierFacts.Network::workload));
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
      List<Comparison> comparisons,
      List<BestDesigns> best,
      FrontierFacts frontier,
      FrontierFacts before) {
    Map<List<Object>, Integer> rows = new LinkedHashMap<>();
    for (int i = 0; i < best.size(); i++) {
      String workload = best.get(i).workload();
      Map<Long, Row> designsByIndex = rows(best.get(i));
      shown(comparisons.get(i)).stream()
          .map(Comparison.Side::configIndex)
          .distinct()
          .sorted()
          .forEach(
              index ->
                  rows.put(List.of(workload, index), designs.add("", designsByIndex.get(index))));
    }
    List<Reference> references = new ArrayList<>();
    knees(frontier, "Knee point", references);
    knees(before, "Baseline’s knee point", references);
    for (Comparison comparison : comparisons) {
      for (Comparison.Side side : shown(comparison)) {
        references.add(
            new Reference(
                comparison.workload(),
                name(side, comparison),
                rows.get(List.<Object>of(comparison.workload(), side.configIndex()))));
      }
    }
    return references;
  }

  /** The name of a best design, with its loss if it is not known to be within the limit. */
  private static String name(Comparison.Side side, Comparison comparison) {
    String name = side.isHcim() ? "HCiM (lowest EDAP)" : side.name();
    boolean isBeyond =
        !comparison.same()
            && comparison.sides().stream().noneMatch(each -> each.name().equals(side.name()));
    return isBeyond ? name + ", " + side.loss() : name;
  }

  /** The rows of best designs by index. */
  private static Map<Long, Row> rows(BestDesigns best) {
    return Stream.of(best.within(), best.ignoringAccuracy())
        .flatMap(List::stream)
        .map(BestByReadout.Best::design)
        .collect(Collectors.toMap(row -> row.<Long>getAs("config_index"), row -> row, (a, b) -> a));
  }

  /** The best designs within the loss; for readouts without any, the best of any accuracy. */
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

  /** The displayed columns of a design. */
  static List<String> columns(Profile profile) {
    List<String> columns = new ArrayList<>(List.of("workload", "config_index"));
    profile.varying().forEach(parameter -> columns.add(parameter.column()));
    profile.metrics().forEach(metric -> columns.add(metric.column()));
    columns.addAll(parts());
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
