package org.hcim.jobs.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.hcim.accelerator.cost.Component;
import org.hcim.accelerator.design.Parameter;
import org.hcim.jobs.frontier.FrontierTable;
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
    this.profile = Profile.of(ok);
    this.designs = new Designs(columns(profile));
  }

  static ReportData run(ReportInput input) {
    return new ReportJob(input).gather();
  }

  private ReportData gather() {
    try (WorkingSet set = WorkingSet.of(ok, profile)) {
      var ranges = Density.ranges(set);
      var workloads = List.copyOf(ranges.keySet());
      List<Comparison> comparisons = Comparison.of(input.results());
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
      gates.addAll(DataGates.of(facts, DataGates.count(input.results()), quality));
      return new ReportData(
          input.title(),
          Outcome.ofRun(gates),
          Answer.of(comparisons),
          gates,
          facts,
          workloads,
          set.metrics(),
          set.varying().stream().map(ReportJob::facts).toList(),
          List.of(Component.values()).stream().map(ReportJob::facts).toList(),
          comparisons,
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
          FailureGroup.of(input.results()),
          quality,
          designs.columns(),
          questions(),
          Glossary.definitions());
    }
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
                  rows.get(0).<Long>getAs("frontier_size"),
                  positions,
                  knee,
                  frontier.hypervolume(workload).orElse(null)));
        });
    return new FrontierFacts(
        frontier.outcome().frontierId(), frontier.outcome().objectives(), networks);
  }

  /** The knee points and the lowest-EDAP designs per readout type, by network. */
  private List<Reference> references(
      List<Comparison> comparisons, FrontierFacts frontier, FrontierFacts before) {
    List<Row> keys = new ArrayList<>();
    for (Comparison comparison : comparisons) {
      comparison
          .sides()
          .forEach(side -> keys.add(RowFactory.create(comparison.workload(), side.configIndex())));
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
      for (Comparison.Side side : comparison.sides()) {
        references.add(
            new Reference(
                comparison.workload(),
                side.name().equals(Comparison.HCIM) ? "HCiM (lowest EDAP)" : side.name(),
                rows.get(List.<Object>of(comparison.workload(), side.configIndex()))));
      }
    }
    return references;
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
