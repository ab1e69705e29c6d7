package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.NaivePareto;
import org.hcim.accelerator.cost.CostModel;
import org.hcim.accelerator.cost.NetworkProfile;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.network.MvmLayer;
import org.hcim.jobs.evaluate.KnownFigures;
import org.hcim.jobs.evaluate.PointEvaluator;
import org.hcim.jobs.evaluate.PublishedAccuracies;
import org.hcim.jobs.evaluate.SweepInput;
import org.hcim.jobs.table.Provenance;
import org.hcim.jobs.table.RangedAccuracies;
import org.hcim.jobs.table.ResultSchema;
import org.hcim.sweeps.optimum.BoxRules;
import org.hcim.sweeps.optimum.FoundDesign;
import org.hcim.sweeps.optimum.FoundFrontier;
import org.hcim.sweeps.optimum.FrontierSearch;
import org.hcim.sweeps.optimum.NetworkCosts;
import org.hcim.sweeps.optimum.SearchWatch;
import org.hcim.sweeps.pareto.Objective;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.space.GridSpace;
import org.hcim.sweeps.spec.AccuracySpec.Rule;
import org.hcim.sweeps.spec.SweepSpec;
import org.hcim.sweeps.spec.Workload;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Searches with random tables of accuracy against the rows of all designs. */
class AccurateSearchTest {

  private static final List<String> OBJECTIVES =
      List.of(
          "energy_pj:min,latency_ns:min,area_mm2:min,accuracy_top1_pct:max",
          "energy_pj:min,accuracy_loss_points:min",
          "latency_ns:min,accuracy_top1_pct:max",
          "edp_j_s:min,area_mm2:min,accuracy_loss_points:min,accuracy_top1_pct:max",
          "energy_pj:min,area_mm2:min");

  private static final Map<String, List<Object>> AXES =
      Map.ofEntries(
          Map.entry("xbar_rows", List.of(32, 64, 100, 128, 256)),
          Map.entry("xbar_columns", List.of(64, 96, 128, 256)),
          Map.entry("weight_bits", List.of(2, 3, 4, 6)),
          Map.entry("activation_bits", List.of(2, 4, 5)),
          Map.entry("stream_bits", List.of(1, 2, 4)),
          Map.entry("cell_bits", List.of(1, 2)),
          Map.entry("scale_factor_bits", List.of(2, 4, 8)),
          Map.entry("partial_sum_bits", List.of(4, 8, 12)),
          Map.entry("signed_mapping", List.of("differential", "twos_complement")),
          Map.entry("ternary_zero_frac", List.of(0.0, 0.4, 0.9)),
          Map.entry("scale_factor_granularity", List.of("bit_slice", "layer", "column")),
          Map.entry("power_gating", List.of("busy", "none", "ideal")),
          Map.entry("weight_replication", List.of(1, 2, 8)),
          Map.entry("tiles", List.of(2, 64, 1024)));

  private final Random random = new Random(17);

  @Test
  void findsTheFrontierOfAllRows() {
    compare(40);
  }

  @Tag("slow")
  @Test
  void findsTheFrontierOfAllRowsWith500Tables() {
    compare(500);
  }

  /** A crossbar of 32 columns cannot share an ADC among 64, but others have its setting. */
  @Test
  void findsExactSumsOfSettingsWithInvalidDesigns() {
    SweepSpec spec =
        SweepSpec.parse(
            "shared.yaml",
            """
            sweep: shared
            workloads: [vgg9]
            fixed: {readout: sar, adc_cost_source: capacitive, adc_bits: 9, columns_per_adc: 64}
            axes: {xbar_columns: [32, 64, 128]}
            """,
            Path.of("."));
    var known = KnownAccuracies.of(MeasuredAccuracies.NONE);
    var accuracies = new ExactSums(known, spec.largestBits());
    String objectives = "energy_pj:min,accuracy_loss_points:min";

    assertThat(search(spec, costs(spec, accuracies, objectives)))
        .isNotEmpty()
        .isEqualTo(NaivePareto.undominated(rows(spec, accuracies, Objective.parse(objectives))));
  }

  private static NetworkCosts costs(
      SweepSpec spec, RangedAccuracies accuracies, String objectives) {
    Workload workload = spec.workloads().get(0);
    return new NetworkCosts(
        CostModel.cited(),
        NetworkProfile.of(workload.network()),
        Objective.parse(objectives),
        new KnownFigures(accuracies, workload.name(), workload.network()));
  }

  private void compare(int tables) {
    int found = 0;
    for (int i = 0; i < tables; i++) {
      SweepSpec spec = spec();
      RangedAccuracies accuracies = accuracies(spec);
      String objectives = OBJECTIVES.get(i % OBJECTIVES.size());
      Set<Long> expected =
          NaivePareto.undominated(rows(spec, accuracies, Objective.parse(objectives)));

      assertThat(search(spec, costs(spec, accuracies, objectives)))
          .as("%s by %s with %s", spec.canonicalJson(), objectives, accuracies)
          .isEqualTo(expected);
      found += expected.size();
    }
    assertThat(found).isGreaterThan(tables);
  }

  private SweepSpec spec() {
    List<String> names = new ArrayList<>(new TreeSet<>(AXES.keySet()));
    Collections.shuffle(names, random);
    var axes = new StringBuilder();
    int points = 4;
    for (String name : names) {
      List<Object> values = AXES.get(name).subList(0, 1 + random.nextInt(AXES.get(name).size()));
      points *= values.size();
      if (points <= 1500) {
        axes.append("  %s: %s%n".formatted(name, values));
      }
    }
    String network = random.nextInt(4) == 0 ? "resnet20" : "vgg9";
    return SweepSpec.parse(
        "random.yaml",
        """
        sweep: random
        workloads: [%s]
        bundles: {readouts: [ternary, binary, adc-sar-6, digital]}
        axes:
        """
                .formatted(
                    random.nextBoolean() ? network : "{network: " + network + ", name: mine}")
            + axes,
        Path.of("."));
  }

  /** Measurements of settings of the grid and others; few values, so that there are ties. */
  private RangedAccuracies accuracies(SweepSpec spec) {
    Workload workload = spec.workloads().get(0);
    Map<AlgorithmSetting, Measurement> measurements = new LinkedHashMap<>();
    for (int i = 0; i < 12; i++) {
      Object[] values = spec.space().point((long) (random.nextDouble() * spec.space().size()));
      try {
        AlgorithmSetting setting = AlgorithmSetting.of(values);
        measurements.put(setting, measurement(workload, setting));
      } catch (InvalidDesignException none) {
        // a design of the grid that breaks a rule
      }
    }
    Rule rule = Rule.values()[random.nextInt(2)];
    var known =
        new KnownAccuracies(
            new MeasuredAccuracies(List.copyOf(measurements.values()), rule),
            random.nextBoolean()
                ? new PublishedAccuracies()
                : KnownAccuracies.of(MeasuredAccuracies.NONE));
    return random.nextInt(4) > 0 ? new ExactSums(known, spec.largestBits()) : known;
  }

  private Measurement measurement(Workload workload, AlgorithmSetting setting) {
    Map<String, Double> byLayer = new HashMap<>();
    if (random.nextBoolean()) {
      workload.network().layers().stream()
          .filter(layer -> layer instanceof MvmLayer && random.nextBoolean())
          .forEach(layer -> byLayer.put(layer.name(), random.nextDouble()));
    }
    boolean hasZeros = random.nextInt(4) > 0;
    return new Measurement(
        random.nextInt(3) > 0 ? workload.name() : workload.network().name(),
        setting,
        List.of(80.0 + random.nextInt(6)),
        1000,
        hasZeros ? (Double) random.nextDouble() : null,
        hasZeros ? byLayer : Map.of(),
        random.nextBoolean() ? (Double) random.nextDouble() : null,
        "measured");
  }

  private static Set<Long> search(SweepSpec spec, NetworkCosts costs) {
    List<GridBranch> branches = GridSpace.branches(spec.axes());
    FoundFrontier found = FrontierSearch.of(branches, costs, BoxRules.NONE, SearchWatch.PATIENT);
    Set<Long> numbers = new TreeSet<>();
    for (FoundDesign design : found.designs()) {
      long before = 0;
      for (int branch = 0; branch < design.branch(); branch++) {
        before += branches.get(branch).points().longValueExact();
      }
      numbers.add(before + branches.get(design.branch()).offset(design.steps()).longValueExact());
    }
    return numbers;
  }

  /** The objectives of the rows of a sweep that a frontier compares. */
  private static Map<Long, double[]> rows(
      SweepSpec spec, RangedAccuracies accuracies, List<Objective> objectives) {
    var input =
        SweepInput.of(
            spec.space(),
            spec.workloads().stream()
                .map(
                    each ->
                        SweepInput.ShippedWorkload.of(
                            each.name(), each.contentHash(), each.network()))
                .toList(),
            Map.of(),
            accuracies,
            new Provenance("s_1", CostModel.VERSION, "unknown"));
    var evaluator = new PointEvaluator(input, 0);
    Map<Long, double[]> rows = new LinkedHashMap<>();
    for (long index = 0; index < spec.space().size(); index++) {
      long number = index;
      evaluator.evaluate(
          index, row -> vector(row, objectives).ifPresent(vector -> rows.put(number, vector)));
    }
    return rows;
  }

  private static Optional<double[]> vector(Row row, List<Objective> objectives) {
    double[] vector = new double[objectives.size()];
    for (int d = 0; d < vector.length; d++) {
      int column = ResultSchema.SCHEMA.type().fieldIndex(objectives.get(d).column());
      Double value = (Double) row.get(column);
      if (value == null) {
        return Optional.empty();
      }
      vector[d] = objectives.get(d).minimized(value);
    }
    return Optional.of(vector);
  }
}
