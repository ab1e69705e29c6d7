package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Answers at equal accuracy loss against loops over the rows. */
class AccuracyAnswerTest {

  private static List<Row> ok;
  private static ReportData data;

  @BeforeAll
  static void gather() {
    ok = SmallSweep.results().where("status = 'ok'").collectAsList();
    data = SmallSweep.data();
  }

  /** Published accuracies of resnet20, and exact sums of vgg9's ADCs and digital arrays. */
  @Test
  void theAnswerIsFirstThatOfDesignsWithinTheLoss() {
    Comparison resnet = data.comparisons().get(1);
    double hcim =
        ok.stream()
            .filter(row -> row.getAs("workload").equals("resnet20"))
            .filter(row -> Set.of("ternary", "binary").contains(row.<String>getAs("readout")))
            .filter(row -> row.getAs("accuracy_loss_points") != null)
            .filter(row -> row.<Double>getAs("accuracy_loss_points") <= 4)
            .mapToDouble(row -> row.<Double>getAs("edap_j_s_mm2"))
            .min()
            .orElseThrow();

    assertThat(resnet.sides().get(0).name()).isEqualTo("HCiM");
    assertThat(resnet.sides().get(0).values().get(3).doubleValue())
        .isCloseTo(hcim, within(hcim * 1e-4));
    assertThat(data.comparisons().get(0).sides())
        .extracting(Comparison.Side::name)
        .contains("digital adder tree")
        .doesNotContain("HCiM");
    assertThat(data.answer().sentence())
        .startsWith("With at most 4 points of accuracy loss, ")
        .contains(" has the lowest EDAP on ", " lower than the next readout type)")
        .endsWith("No HCiM design is known to be within this loss on vgg9.");
    assertThat(data.answer().ignoringAccuracy()).startsWith("Accuracy ignored: HCiM");
  }

  /** No accuracy of HCiM on vgg9 is known; on resnet20 it is published. */
  @Test
  void aDesignOfUnknownAccuracyIsNamedBesideThoseWithinTheLoss() {
    assertThat(data.references())
        .filteredOn(reference -> reference.name().startsWith("HCiM"))
        .extracting(reference -> reference.workload() + ": " + reference.name())
        .containsExactlyInAnyOrder(
            "vgg9: HCiM (lowest EDAP), accuracy unknown", "resnet20: HCiM (lowest EDAP)");
  }

  /** Each point is the cheapest of its readout and accuracy; unknown accuracy has no loss. */
  @Test
  void accuracyIsShownAgainstTheLowestEnergy() {
    for (AccuracyPoint point : data.accuracies()) {
      double lowest =
          ok.stream()
              .filter(row -> row.getAs("workload").equals(point.workload()))
              .filter(row -> row.getAs("readout").equals(point.readout()))
              .filter(row -> isAt(row, point))
              .mapToDouble(row -> row.<Double>getAs("energy_pj"))
              .min()
              .orElseThrow();

      assertThat(point.energyPj().doubleValue()).isCloseTo(lowest, within(lowest * 1e-4));
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
          published != null
              && !row.<String>getAs("accuracy_source").startsWith("exact: ")
              && Math.abs(published - point.loss().doubleValue()) < 1e-4;
      case "exact sums" ->
          exact && row.<String>getAs("accuracy_source").startsWith("exact: ") && published == 0;
      default -> published == null && !exact;
    };
  }
}
