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

/** Reads a sweep's tables once and keeps what a page shows. */
final class ReportJob {

  /** Designs of the fronts of all networks together that the page shows. */
  private static final int MAX_OF_FRONTS = 4_000;

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
      FrontFacts front = input.front().map(f -> fronts(f, "", workloads)).orElse(null);
      FrontFacts frontBefore =
          input
              .baseline()
              .flatMap(Baseline::front)
              .map(f -> fronts(f, "baseline", workloads))
              .orElse(null);
      List<Reference> references = references(comparisons, front, frontBefore);
      List<Integer> samples = new ArrayList<>();
      Samples.of(ok, set).forEach(row -> samples.add(designs.add("", row)));
      Change change =
          input
              .baseline()
              .map(before -> BaselineComparison.change(input, before, designs))
              .orElse(null);
      Quality quality = Quality.of(set, profile);
      RunFacts facts = RunFacts.of(input.out(), input.spec(), input.records());
      List<Verdict> gates = new ArrayList<>(input.gates());
      OwnGates.of(facts, OwnGates.count(input.results()), quality, front != null, change).stream()
          .filter(own -> input.gates().stream().noneMatch(gate -> gate.name().equals(own.name())))
          .forEach(gates::add);
      return new ReportData(
          input.title(),
          Verdict.overall(gates),
          Answer.of(comparisons),
          gates,
          facts,
          workloads,
          set.metrics(),
          set.varying().stream().map(ReportJob::facts).toList(),
          List.of(Component.values()).stream().map(ReportJob::facts).toList(),
          comparisons,
          front,
          frontBefore,
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
          input.nights(),
          designs.columns());
    }
  }

  private FrontFacts fronts(Front front, String source, List<String> workloads) {
    Map<String, List<Row>> byNetwork = new LinkedHashMap<>();
    for (Row row :
        front.shown(Math.max(1, MAX_OF_FRONTS / Math.max(1, workloads.size()))).collectAsList()) {
      byNetwork.computeIfAbsent(row.getAs("workload"), name -> new ArrayList<>()).add(row);
    }
    List<FrontFacts.Network> networks = new ArrayList<>();
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
              new FrontFacts.Network(
                  workload,
                  rows.get(0).<Long>getAs("front_size"),
                  positions,
                  knee,
                  front.hypervolumes().get(workload)));
        });
    return new FrontFacts(front.frontierId(), front.objectives(), networks);
  }

  /** The knees and the best of each kind, by network. */
  private List<Reference> references(
      List<Comparison> comparisons, FrontFacts front, FrontFacts before) {
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
    knees(front, "Knee of the front", references);
    knees(before, "Knee of the baseline", references);
    for (Comparison comparison : comparisons) {
      for (Comparison.Side side : comparison.sides()) {
        references.add(
            new Reference(
                comparison.workload(),
                side.name().equals(Comparison.HCIM) ? "Best HCiM" : side.name(),
                rows.get(List.<Object>of(comparison.workload(), side.configIndex()))));
      }
    }
    return references;
  }

  private static void knees(FrontFacts front, String name, List<Reference> references) {
    if (front != null) {
      front.networks().stream()
          .filter(network -> network.knee() != null)
          .forEach(
              network -> references.add(new Reference(network.workload(), name, network.knee())));
    }
  }

  /** What the page keeps of a design. */
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

  private static ReportData.ParameterFacts facts(Parameter parameter) {
    return new ReportData.ParameterFacts(
        parameter.column(), parameter.unit(), parameter.description());
  }

  private static ReportData.ComponentFacts facts(Component component) {
    return new ReportData.ComponentFacts(
        component.key(), component.description(), component.hasArea());
  }
}
