package org.hcim.jobs.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.jobs.frontier.FrontierRuns.isOf;
import static org.hcim.jobs.frontier.FrontierRuns.query;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.hcim.jobs.evaluate.Trials;
import org.hcim.sweeps.pareto.LossLimit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The frontier of a small sweep with a limit on the accuracy loss. */
class FrontierLossTest {

  @TempDir private static Path out;
  private static List<Row> results;

  @BeforeAll
  static void sweep() {
    Trials.sweepSmall(out);
    results = Trials.results(out);
  }

  /** Exact sums lose nothing; what is unknown, or loses more, is excluded and counted. */
  @Test
  void onlyDesignsThatAreKnownToLoseSoLittleCompete() {
    FrontierOutcome outcome = run(query("energy_pj:min,area_mm2:min", 1).maxLoss(LossLimit.of(3)));
    List<Row> known =
        results.stream()
            .filter(row -> row.getAs("status").equals("ok"))
            .filter(row -> loss(row) <= 3)
            .toList();

    assertThat(known).extracting(row -> row.<String>getAs("readout")).contains("ternary", "sar");
    assertThat(known).allMatch(row -> isOf("resnet20", row));
    assertThat(rows(outcome))
        .filteredOn(row -> isOf("resnet20", row))
        .extracting(NaiveFrontier::design)
        .containsExactlyInAnyOrderElementsOf(
            NaiveFrontier.designs(known, List.of("energy_pj", "area_mm2"), 1));
    FrontierOutcome.Group resnet = outcome.groups().get(0);
    assertThat(resnet.accuracy()).isEqualTo("accuracy known");
    assertThat(resnet.competing())
        .isEqualTo(known.stream().filter(row -> isOf("resnet20", row)).count());
    assertThat(resnet.excluded()).containsKeys("accuracy unknown", "accuracy loss above 3 points");
    assertThat(resnet.excluded().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(resnet.rows() - resnet.competing());
  }

  /** The accuracy of no ternary design with two-bit weights is published. */
  @Test
  void whereNothingIsKnownDesignsOfUnknownAccuracyCompete() {
    FrontierQuery query =
        query("energy_pj:min,area_mm2:min", 1).where("weight_bits = 2 AND readout = 'ternary'");

    FrontierOutcome limited = run(query.maxLoss(LossLimit.DEFAULT));

    assertThat(limited.groups())
        .extracting(FrontierOutcome.Group::accuracy)
        .containsOnly("accuracy unknown");
    assertThat(rows(limited))
        .extracting(NaiveFrontier::design)
        .isNotEmpty()
        .containsExactlyElementsOf(rows(run(query)).stream().map(NaiveFrontier::design).toList());
  }

  /** The loss by the rules of docs/accuracy.md; infinite where unknown. */
  private static double loss(Row row) {
    Double published = row.getAs("accuracy_loss_points");
    boolean exact =
        Boolean.FALSE.equals(row.getAs("adc_clips")) && row.<Integer>getAs("weight_bits") == 4;
    return published != null ? published : exact ? 0 : Double.POSITIVE_INFINITY;
  }

  private static FrontierOutcome run(FrontierQuery query) {
    return FrontierRuns.run(out, query);
  }

  private static List<Row> rows(FrontierOutcome outcome) {
    return FrontierRuns.rows(out, outcome);
  }
}
