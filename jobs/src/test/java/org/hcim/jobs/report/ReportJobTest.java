package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.hcim.accelerator.cost.Component;
import org.hcim.jobs.summary.BestByReadout;
import org.hcim.jobs.table.FailureGroup;
import org.hcim.sweeps.pareto.LossLimit;
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

  /** The spec lists vgg9 before resnet20. */
  @Test
  void networksAreInTheOrderOfTheSpec() {
    assertThat(data.workloads()).containsExactly("vgg9", "resnet20");
    assertThat(data.comparisons())
        .extracting(Comparison::workload)
        .containsExactly("vgg9", "resnet20");
    assertThat(data.frontier().networks())
        .extracting(FrontierFacts.Network::workload)
        .containsExactly("vgg9", "resnet20");
    assertThat(data.accuracies())
        .extracting(AccuracyPoint::workload)
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(SummaryMarkdown.of(data)).containsSubsequence("## vgg9\n", "## resnet20\n");
    assertThat(BestByReadout.of(SmallSweep.results(), LossLimit.ANY).get(0).workload())
        .isEqualTo("resnet20");
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
