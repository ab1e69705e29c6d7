package org.hcim.jobs.summary;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.jobs.summary.BestByReadout.Best;
import org.hcim.sweeps.pareto.LossLimit;
import org.junit.jupiter.api.Test;

/** Designs compared at equal accuracy loss, on tables that are checked by hand. */
class EqualLossTest {

  /** Columns: point, readout, ADC bits, ADC clips, weight bits, loss, source, EDAP. */
  private static final String DESIGNS =
      """
      (0, 'ternary', NULL, NULL, 4, 3.5, 'published:x', 10),
      (1, 'ternary', NULL, NULL, 4, 6.0, 'measured:x', 1),
      (2, 'ternary', NULL, NULL, 4, NULL, NULL, 2),
      (3, 'binary', NULL, NULL, 4, 1.0, 'estimated:x', 3),
      (4, 'digital', NULL, NULL, 4, 0, 'exact: x', 20),
      (5, 'sar', 8, false, 4, 0, 'exact: x', 30),
      (6, 'sar', 4, true, 4, NULL, NULL, 5),
      (7, 'digital', NULL, NULL, 2, NULL, NULL, 0.5)""";

  @Test
  void anEstimateOrAnUnknownAccuracyBeatsNoMeasurement() {
    BestDesigns best = best(4);

    assertThat(best.within()).extracting(EqualLossTest::point).containsExactly(0L, 4L, 5L);
    assertThat(best.within())
        .extracting(Best::loss)
        .containsExactly("3.5 points", "0 points, exact sums", "0 points, exact sums");
    assertThat(best.winner()).map(EqualLossTest::point).contains(0L);
  }

  @Test
  void withoutAMeasurementAnEstimateIsShownButDoesNotWin() {
    BestDesigns best = best(2);

    assertThat(best.within()).extracting(EqualLossTest::point).containsExactly(3L, 4L, 5L);
    assertThat(best.within().get(0).loss()).isEqualTo("1 point, estimate");
    assertThat(best.winner()).map(EqualLossTest::point).contains(4L);
  }

  /** The digital design of two-bit weights is cheapest; nothing is known of its accuracy. */
  @Test
  void withoutALimitTheLowestEdapWins() {
    BestDesigns best = best(4);

    assertThat(best.ignoringAccuracy())
        .extracting(EqualLossTest::point)
        .containsExactly(1L, 7L, 5L, 6L);
    assertThat(best.winnerIgnoringAccuracy()).map(EqualLossTest::point).contains(7L);
    assertThat(best.ignoringAccuracy().get(1).evidence()).isEqualTo(Evidence.UNKNOWN);
    assertThat(BestByReadout.of(table("net", DESIGNS), LossLimit.ANY).get(0).within())
        .extracting(EqualLossTest::point)
        .containsExactly(1L, 7L, 5L, 6L);
  }

  /** The same two designs are best either way, but the cheaper one's loss is only estimated. */
  @Test
  void theLossDecidesWhereEvidenceDoes() {
    String designs =
        "(0, 'ternary', NULL, NULL, 4, 2.0, 'published:x', 10),"
            + " (1, 'sar', 4, true, 4, 1.0, 'estimated:x', 5)";
    BestDesigns best = BestByReadout.of(table("net", designs), LossLimit.DEFAULT).get(0);

    assertThat(best.winner()).map(EqualLossTest::point).contains(0L);
    assertThat(best.winnerIgnoringAccuracy()).map(EqualLossTest::point).contains(1L);
    assertThat(best.within()).extracting(best::isOutranked).containsExactly(false, true);
    assertThat(best.isSame()).isFalse();
  }

  /** Without a limit no evidence is needed to win. */
  @Test
  void withoutALimitTheWinnerIsThatOfTheLowestEdap() {
    BestDesigns best = BestByReadout.of(table("net", DESIGNS), LossLimit.ANY).get(0);

    assertThat(best.winner()).isEqualTo(best.winnerIgnoringAccuracy());
    assertThat(best.isSame()).isTrue();
    assertThat(best.within()).noneMatch(best::isOutranked);
  }

  @Test
  void theSummarySaysFirstWhoWinsWithinTheLossThenWhoWouldWin() {
    String text =
        SummaryText.comparison(
            BestByReadout.of(table("net", DESIGNS), LossLimit.DEFAULT), LossLimit.DEFAULT, true);

    assertThat(text)
        .containsSubsequence(
            "at most 4 points of accuracy loss",
            "-> HCiM has the lowest EDAP (3.5 points)",
            "accuracy ignored",
            "accuracy unknown",
            "-> digital adder tree would have the lowest EDAP (accuracy unknown)");
  }

  @Test
  void whereNothingIsKnownTheSummarySaysSo() {
    String unknown = "(0, 'ternary', NULL, NULL, 4, NULL, NULL, 1)";
    String text =
        SummaryText.comparison(
            BestByReadout.of(table("net", unknown), LossLimit.DEFAULT), LossLimit.DEFAULT, false);

    assertThat(text)
        .containsSubsequence(
            "no design is known to be within this loss", "accuracy ignored", "HCiM");
  }

  @Test
  void aReferenceThatGuessesHasNoWinnerWithinALossAndAWarning() {
    String designs =
        "(0, 'ternary', NULL, NULL, 4, NULL, 'calibrated:t_1; loss unknown: it guesses', 1),"
            + " (1, 'digital', NULL, NULL, 4, NULL, 'calibrated:t_1; loss unknown: it guesses', 2)";
    List<BestDesigns> best = BestByReadout.of(table("net", designs), LossLimit.DEFAULT);

    assertThat(best.get(0).winner()).isEmpty();
    assertThat(best.get(0).lossObstacle()).contains("it guesses");
    assertThat(SummaryText.comparison(best, LossLimit.DEFAULT, false))
        .containsSubsequence(
            "no design is known to be within this loss",
            "warning: it guesses",
            "net none known",
            "accuracy ignored: net HCiM (accuracy unknown)");
  }

  /** 90 - 2 and 92 - 1; the estimate does not count. */
  @Test
  void lossesUnderSeveralReferencesAreMarked() {
    String designs =
        "(0, 'ternary', NULL, NULL, 4, 2.0, 'published:x', 10),"
            + " (1, 'sar', 4, true, 4, 1.0, 'trained:x', 5),"
            + " (2, 'sar', 5, true, 4, 1.5, 'estimated:x', 5)";
    Dataset<Row> table =
        table("net", designs)
            .withColumn(
                "accuracy_top1_pct",
                expr("element_at(array(88D, 91D, 50D), int(config_index) + 1)"));
    List<BestDesigns> best = BestByReadout.of(table, LossLimit.DEFAULT);

    assertThat(best.get(0).references()).containsExactly(90.0, 92.0);
    assertThat(SummaryText.comparison(best, LossLimit.DEFAULT, true))
        .contains("  losses refer to networks that reach 90.00 and 92.00 % with an ideal readout");
  }

  @Test
  void theShareOfZerosIsPartOfADesign() {
    String designs =
        "(0, 'ternary', NULL, NULL, 4, 2.0, 'published:x', 10),"
            + " (1, 'sar', 4, true, 4, 1.0, 'trained:x', 5)";
    BestDesigns best = BestByReadout.of(table("net", designs), LossLimit.DEFAULT).get(0);

    assertThat(best.within()).extracting(Best::words).first().asString().contains("70 % zeros");
    assertThat(best.within().get(1).words()).doesNotContain("zeros");
    assertThat(ZerosText.of(0.625, "unknown: x")).isEqualTo("62.5 % zeros assumed");
    assertThat(ZerosText.of(0.5, null)).isEqualTo("50 % zeros assumed");
    assertThat(ZerosText.of(0.607, "trained:x; zeros assumed")).isEqualTo("60.7 % zeros assumed");
    for (String source :
        List.of("trained:x", "measured:t_1", "estimated:nearest setting a=1; calibrated:t_1")) {
      assertThat(ZerosText.of(0.607, source)).isEqualTo("measured zeros (60.7 %)");
    }
  }

  private static BestDesigns best(double points) {
    return BestByReadout.of(table("net", DESIGNS), LossLimit.of(points)).get(0);
  }

  private static long point(Best best) {
    return best.design().<Long>getAs("config_index");
  }

  private static Dataset<Row> table(String workload, String designs) {
    return HandTable.of(designs, workload, "cited");
  }
}
