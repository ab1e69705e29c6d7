package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.sql.Row;
import org.hcim.sweeps.pareto.LossLimit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The comparison of readout types and the answer against loops over the rows. */
class ComparisonTest {

  private static List<Row> ok;
  private static ReportData data;

  @BeforeAll
  static void gather() {
    ok = SmallSweep.results().where("status = 'ok'").collectAsList();
    data = SmallSweep.data();
  }

  @Test
  void ratiosAreOfTheAdcOverHcim() {
    for (Comparison comparison : data.comparisons()) {
      double hcim = lowestEdap(comparison.workload(), ComparisonTest::isHcim);
      double flash =
          lowestEdap(comparison.workload(), row -> row.<String>getAs("readout").equals("flash"));
      Comparison.Side side =
          comparison.ignoringAccuracy().stream()
              .filter(s -> s.name().equals("4-bit flash ADC (Table 3 cost)"))
              .findFirst()
              .orElseThrow();

      assertThat(side.ratios().get(3).doubleValue()).isCloseTo(flash / hcim, within(1e-3));
    }
    assertThat(data.comparisons())
        .extracting(Comparison::workload)
        .containsExactly("vgg9", "resnet20");
  }

  @Test
  void theAnswerNamesTheAdcThatComesClosest() {
    List<Rival> adcs = Rival.closest(anyAccuracy(), Comparison::sides, side -> !side.isDigital());
    assertThat(adcs).hasSize(2);
    for (Rival rival : adcs) {
      double hcim = lowestEdap(rival.workload(), ComparisonTest::isHcim);
      double adc = lowestEdap(rival.workload(), row -> row.getAs("adc_bits") != null);

      assertThat(rival.edap()).isCloseTo(adc / hcim, within(1e-3));
    }
  }

  @Test
  void theAnswerNamesTheDigitalDesignAsWell() {
    List<Rival> rivals =
        Rival.closest(anyAccuracy(), Comparison::sides, Comparison.Side::isDigital);
    assertThat(rivals)
        .extracting(Rival::name)
        .containsExactly("digital adder tree", "digital adder tree");
    for (Rival rival : rivals) {
      double hcim = lowestEdap(rival.workload(), ComparisonTest::isHcim);
      double digital =
          lowestEdap(rival.workload(), row -> row.<String>getAs("readout").equals("digital"));

      assertThat(rival.edap()).isCloseTo(digital / hcim, within(1e-3));
    }
    assertThat(Answer.of(anyAccuracy(), LossLimit.ANY).sentence())
        .contains("the closest ADC design", "the digital design");
  }

  @Test
  void zerosSaveEnergyInTheBestTernaryDesign() {
    for (Comparison comparison : data.comparisons()) {
      assertThat(comparison.sparsity())
          .extracting(Comparison.AtZeros::zeros)
          .containsExactly(0.3, 0.5, 0.7);
      for (Comparison.AtZeros at : comparison.sparsity()) {
        double lowest =
            lowestEdap(
                comparison.workload(),
                row -> Double.valueOf(at.zeros()).equals(row.getAs("ternary_zero_frac")));

        assertThat(at.values().get(3).doubleValue()).isCloseTo(lowest, within(lowest * 1e-4));
      }
    }
  }

  private static List<Comparison> anyAccuracy() {
    Overview overview = Overview.of(SmallSweep.results(), LossLimit.ANY);
    return Comparison.of(overview.best().designs(), overview.sparsity());
  }

  private static double lowestEdap(String workload, Predicate<Row> side) {
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
}
