package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.hcim.accelerator.cost.Component;
import org.hcim.jobs.summary.BestByReadout;
import org.hcim.sweeps.pareto.LossLimit;
import org.hcim.sweeps.regression.Gate;
import org.hcim.sweeps.regression.Outcome;
import org.hcim.sweeps.regression.Verdict;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The content of the page against loops over the rows. */
class ReportJobTest {

  private static List<Row> rows;
  private static List<Row> ok;
  private static ReportData data;

  @BeforeAll
  static void gather() {
    rows = SmallSweep.results().collectAsList();
    ok = rows.stream().filter(row -> row.getAs("status").equals("ok")).toList();
    data = SmallSweep.data();
  }

  @Test
  void factsAreThoseOfTheCommitRecordsAndAddUp() {
    RunFacts facts = data.facts();
    long rejected = facts.rejectedByRule().get("not_tall");

    assertThat(facts.pointsEvaluated()).isEqualTo(facts.pointsPlanned() - rejected);
    assertThat(facts.rows()).isEqualTo(rows.size()).isEqualTo(2 * facts.pointsEvaluated());
    assertThat(facts.rowsByStatus()).isEqualTo(count("status", row -> true));
    assertThat(facts.activeSeconds()).isPositive();
    assertThat(facts.state()).isEqualTo("complete");
  }

  /** A third of this sweep has no result: the same failure as in a nightly run. */
  @Test
  void everyGatePassesButFailures() {
    assertThat(data.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(data.gates())
        .filteredOn(verdict -> verdict.outcome() != Outcome.PASS)
        .extracting(Verdict::gate)
        .containsExactly(Gate.FAILURES.key());
  }

  @Test
  void aTableWithoutSomeOfItsRowsFails() {
    var partial = SmallSweep.results().where("config_index > 0");
    Verdict verdict = DataGates.rows(data.facts(), DataGates.count(partial));

    assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(verdict.value()).isEqualTo(2);
    assertThat(verdict.found())
        .isEqualTo(
            "%,d in the table, %,d in the commit records".formatted(rows.size() - 2, rows.size()));
  }

  @Test
  void rowsOfAnotherStatusFailThoughTheirNumberIsTheSame() {
    Map<String, Long> swapped = new java.util.HashMap<>(data.facts().rowsByStatus());
    swapped.merge("ok", -1L, Long::sum);
    swapped.merge("invalid", 1L, Long::sum);

    assertThat(DataGates.rows(data.facts(), swapped).outcome()).isEqualTo(Outcome.FAIL);
  }

  @Test
  void ratiosAreOfTheAdcOverHcim() {
    for (Comparison comparison : data.comparisons()) {
      double hcim = leastEdap(comparison.workload(), ReportJobTest::isHcim);
      double flash =
          leastEdap(comparison.workload(), row -> row.<String>getAs("readout").equals("flash"));
      Comparison.Side side =
          comparison.ignoringAccuracy().stream()
              .filter(s -> s.name().equals("4-bit flash ADC (Table 3 cost)"))
              .findFirst()
              .orElseThrow();

      assertThat(side.ratios().get(3).doubleValue()).isCloseTo(flash / hcim, within(1e-3));
    }
    assertThat(data.comparisons())
        .extracting(Comparison::workload)
        .containsExactly("resnet20", "vgg9");
  }

  /** Published accuracies of resnet20, and exact sums of vgg9's ADCs and digital arrays. */
  @Test
  void theAnswerIsFirstThatOfDesignsWithinTheLoss() {
    Comparison resnet = data.comparisons().get(0);
    double hcim =
        leastEdap("resnet20", row -> isHcim(row) && row.getAs("accuracy_loss_points") != null
            && row.<Double>getAs("accuracy_loss_points") <= 4);

    assertThat(resnet.sides().get(0).name()).isEqualTo("HCiM");
    assertThat(resnet.sides().get(0).values().get(3).doubleValue())
        .isCloseTo(hcim, within(hcim * 1e-4));
    assertThat(data.comparisons().get(1).sides())
        .extracting(Comparison.Side::name)
        .contains("digital adder tree")
        .doesNotContain("HCiM");
    assertThat(data.answer().sentence())
        .startsWith("With at most 4 points of accuracy loss: ")
        .contains("On vgg9, no HCiM design is known to lose so little");
    assertThat(data.answer().ignoringAccuracy()).startsWith("Accuracy ignored: HCiM");
  }

  /** Each point is the cheapest of its readout and accuracy; unknown accuracy has no loss. */
  @Test
  void accuracyIsShownAgainstTheLowestEnergy() {
    for (AccuracyPoint point : data.accuracies()) {
      double least =
          ok.stream()
              .filter(row -> row.getAs("workload").equals(point.workload()))
              .filter(row -> row.getAs("readout").equals(point.readout()))
              .filter(row -> isAt(row, point))
              .mapToDouble(row -> row.<Double>getAs("energy_pj"))
              .min()
              .orElseThrow();

      assertThat(point.energyPj().doubleValue()).isCloseTo(least, within(least * 1e-4));
    }
    assertThat(data.accuracies())
        .extracting(AccuracyPoint::evidence)
        .contains("measured", "exact sums", "unknown");
  }

  /** All designs have four-bit weights and activations, so that sums are exact or not. */
  private static boolean isAt(Row row, AccuracyPoint point) {
    Double published = row.getAs("accuracy_loss_points");
    boolean exact =
        row.getAs("readout").equals("digital") || Boolean.FALSE.equals(row.getAs("adc_clips"));
    return switch (point.evidence()) {
      case "measured" ->
          published != null && Math.abs(published - point.loss().doubleValue()) < 1e-4;
      case "exact sums" -> published == null && exact;
      default -> published == null && !exact;
    };
  }

  @Test
  void theAnswerNamesTheAdcThatComesClosest() {
    for (Answer.Rival rival : anyAccuracy().networks()) {
      double hcim = leastEdap(rival.workload(), ReportJobTest::isHcim);
      double adc = leastEdap(rival.workload(), row -> row.getAs("adc_bits") != null);

      assertThat(rival.edap()).isCloseTo(adc / hcim, within(1e-3));
    }
  }

  @Test
  void theAnswerNamesTheDigitalDesignAsWell() {
    assertThat(anyAccuracy().digital())
        .extracting(Answer.Rival::name)
        .containsExactly("digital adder tree", "digital adder tree");
    for (Answer.Rival rival : anyAccuracy().digital()) {
      double hcim = leastEdap(rival.workload(), ReportJobTest::isHcim);
      double digital =
          leastEdap(rival.workload(), row -> row.<String>getAs("readout").equals("digital"));

      assertThat(rival.edap()).isCloseTo(digital / hcim, within(1e-3));
    }
    assertThat(anyAccuracy().sentence()).contains("the closest ADC design", "the digital design");
  }

  @Test
  void zerosSaveEnergyInTheBestTernaryDesign() {
    for (Comparison comparison : data.comparisons()) {
      assertThat(comparison.sparsity())
          .extracting(Comparison.AtZeros::zeros)
          .containsExactly(0.3, 0.5, 0.7);
      for (Comparison.AtZeros at : comparison.sparsity()) {
        double least =
            leastEdap(
                comparison.workload(),
                row -> Double.valueOf(at.zeros()).equals(row.getAs("ternary_zero_frac")));

        assertThat(at.values().get(3).doubleValue()).isCloseTo(least, within(least * 1e-4));
      }
    }
  }

  @Test
  void everyDesignIsCountedOnceInEachPairOfMetrics() {
    Map<String, Long> designs =
        ok.stream()
            .collect(Collectors.groupingBy(row -> row.getAs("workload"), Collectors.counting()));
    int metrics =
        (int) data.metrics().stream().filter(m -> !m.column().startsWith("accuracy")).count();

    assertThat(data.densities())
        .filteredOn(density -> !(density.x() + density.y()).contains("accuracy"))
        .hasSize(2 * metrics * (metrics - 1) / 2)
        .allSatisfy(
            density -> {
              long sum = 0;
              for (int i = 1; i < density.cells().size(); i += 2) {
                sum += density.cells().get(i);
              }
              assertThat(sum).isEqualTo(designs.get(density.workload()));
            });
  }

  @Test
  void effectsAreRatiosOfGeometricMeans() {
    Effects effect =
        data.effects().stream()
            .filter(e -> e.workload().equals("vgg9") && e.parameter().equals("adc_bits"))
            .findFirst()
            .orElseThrow();
    Predicate<Row> applies =
        row -> row.getAs("workload").equals("vgg9") && row.getAs("adc_bits") != null;
    double all = meanLn("energy_pj", applies);

    assertThat(effect.levels()).extracting(Effects.Level::value).containsExactly(4, 6, 7, 8);
    for (Effects.Level level : effect.levels()) {
      Predicate<Row> own = applies.and(row -> row.getAs("adc_bits").equals(level.value()));
      assertThat(level.designs()).isEqualTo(ok.stream().filter(own).count());
      assertThat(level.factors().get(0).doubleValue())
          .isCloseTo(Math.exp(meanLn("energy_pj", own) - all), within(1e-3));
    }
  }

  @Test
  void onlyWhatVariesIsAParameter() {
    assertThat(data.parameters())
        .extracting(ReportData.ParameterFacts::column)
        .contains("xbar_rows", "readout", "adc_bits", "ternary_zero_frac")
        .doesNotContain("technology_nm", "weight_bits");
    assertThat(data.quality().constants()).containsEntry("weight_bits", 4);
  }

  @Test
  void samplesAreDesignsOfAllReadouts() {
    Set<Object> readouts = new HashSet<>();
    for (int at : data.samples()) {
      readouts.add(value("readout", at));
    }

    assertThat(readouts).containsExactlyInAnyOrder("ternary", "binary", "sar", "flash", "digital");
    assertThat(data.samples()).hasSizeLessThanOrEqualTo(Samples.MAX);
  }

  @Test
  void componentsOfAReferenceAddUpToItsEnergy() {
    assertThat(data.references())
        .extracting(Reference::name)
        .contains("HCiM (lowest EDAP)", "Knee point");
    for (Reference reference : data.references()) {
      double sum = 0;
      for (Component component : Component.values()) {
        sum += number("energy_" + component.key() + "_pj", reference.row());
      }
      double energy = number("energy_pj", reference.row());
      assertThat(sum).isCloseTo(energy, within(energy * 1e-3));
    }
  }

  @Test
  void theFrontierIsTheTables() {
    for (FrontierFacts.Network network : data.frontier().networks()) {
      long size =
          SmallSweep.frontier(SmallSweep.results()).rows().collectAsList().stream()
              .filter(row -> row.getAs("workload").equals(network.workload()))
              .count();
      assertThat(network.size()).isEqualTo(size);
      assertThat(network.rows()).hasSize((int) size).contains(network.knee());
    }
  }

  @Test
  void failuresAreGroupedByReasonButForItsNumbers() {
    Map<String, Long> byStatus = count("status", row -> !row.getAs("status").equals("ok"));
    Map<String, Long> grouped =
        data.failures().stream()
            .collect(
                Collectors.groupingBy(
                    FailureGroup::status, Collectors.summingLong(FailureGroup::rows)));

    assertThat(grouped).isEqualTo(byStatus).containsKeys("invalid", "does_not_fit");
    assertThat(data.failures())
        .allSatisfy(
            group ->
                assertThat(rows)
                    .anyMatch(
                        row ->
                            row.getAs("config_index").equals(group.configIndex())
                                && row.getAs("workload").equals(group.workload())
                                && group.reason().equals(row.getAs("status_reason"))));
  }

  @Test
  void expectedTrendsHoldAndAViolationIsFound() {
    Dataset<Row> tampered =
        SmallSweep.results()
            .withColumn(
                "energy_pj",
                functions
                    .when(
                        functions.expr("ternary_zero_frac = 0.7"),
                        functions.col("energy_pj").multiply(3))
                    .otherwise(functions.col("energy_pj")));
    Dataset<Row> ok = tampered.where("status = 'ok'");
    List<MonotonicityCheck> broken;
    try (WorkingSet set = WorkingSet.of(ok, Profile.of(ok))) {
      broken = MonotonicityCheck.of(set);
    }

    assertThat(data.quality().monotonicity())
        .hasSize(2)
        .allSatisfy(check -> assertThat(check.pairs()).isPositive())
        .allSatisfy(check -> assertThat(check.violations()).isZero());
    assertThat(broken).extracting(MonotonicityCheck::violations).filteredOn(n -> n > 0).hasSize(1);
  }

  @Test
  void numbersThatAreNotFiniteAreFound() {
    Dataset<Row> tampered =
        SmallSweep.results()
            .withColumn(
                "area_mm2",
                functions
                    .when(functions.expr("config_index % 7 = 0"), functions.lit(Double.NaN))
                    .otherwise(functions.col("area_mm2")));
    long expected = ok.stream().filter(row -> row.<Long>getAs("config_index") % 7 == 0).count();
    Profile profile = Profile.of(tampered.where("status = 'ok'"));

    assertThat(profile.columns().get("area_mm2").nonFinite()).isEqualTo(expected).isPositive();
    assertThat(profile.columns().get("energy_pj").nonFinite()).isZero();
  }

  private static Answer anyAccuracy() {
    Dataset<Row> results = SmallSweep.results();
    return Answer.of(
        Comparison.of(results, BestByReadout.of(results, LossLimit.ANY)), LossLimit.ANY);
  }

  private static double leastEdap(String workload, Predicate<Row> side) {
    return ok.stream()
        .filter(row -> row.getAs("workload").equals(workload))
        .filter(side)
        .mapToDouble(row -> row.<Double>getAs("edap_j_s_mm2"))
        .min()
        .orElseThrow();
  }

  private static boolean isHcim(Row row) {
    return Set.of("ternary", "binary").contains(row.<String>getAs("readout"));
  }

  private static double meanLn(String column, Predicate<Row> rows) {
    return ok.stream()
        .filter(rows)
        .mapToDouble(row -> Math.log(row.<Double>getAs(column)))
        .average()
        .orElseThrow();
  }

  private static Map<String, Long> count(String column, Predicate<Row> which) {
    return rows.stream()
        .filter(which)
        .collect(Collectors.groupingBy(row -> row.getAs(column), Collectors.counting()));
  }

  private static Object value(String column, int row) {
    Designs.Values values = data.designs().get(column);
    Number found = values.values().get(row);
    return values.levels() == null ? found : values.levels().get(found.intValue());
  }

  private static double number(String column, int row) {
    return ((Number) value(column, row)).doubleValue();
  }
}
