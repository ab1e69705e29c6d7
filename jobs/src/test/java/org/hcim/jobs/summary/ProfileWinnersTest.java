package org.hcim.jobs.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.hcim.sweeps.pareto.LossLimit;
import org.junit.jupiter.api.Test;

/** The winners under several profiles of constants, on tables that are checked by hand. */
class ProfileWinnersTest {

  /** HCiM loses 3 points with EDAP 2 and an unknown loss with EDAP 1. */
  private static final String DESIGNS =
      """
      (0, 'ternary', NULL, NULL, 4, 3.0, 'measured:x', 2),
      (1, 'ternary', NULL, NULL, 4, NULL, NULL, 1),
      (2, 'digital', NULL, NULL, 4, 0, 'exact: x', %d),
      (3, 'sar', 7, false, 4, 0, 'exact: x', 8),
      (4, 'flash', 4, false, 4, 0, 'exact: x', 6)""";

  @Test
  void everyProfileHasItsWinnerAndItsRatios() {
    ProfileWinners winners = ProfileWinners.within(designs(4, 1));

    assertThat(winners.lines())
        .extracting(line -> line.profile() + ": " + line.winner().side())
        .containsExactly("paper: HCiM", "high: digital adder tree");
    assertThat(winners.lines())
        .extracting(ProfileWinners.Line::digital)
        .containsExactly(OptionalDouble.of(2), OptionalDouble.of(0.5));
    assertThat(winners.lines())
        .allSatisfy(
            line -> {
              assertThat(line.adcName()).isEqualTo("4-bit flash ADC (Table 3 cost)");
              assertThat(line.adc()).hasValue(3);
            });
    assertThat(winners.sentence())
        .isEqualTo(
            "The winner is not the same in all profiles: net (HCiM with paper and digital adder"
                + " tree with high).");
  }

  @Test
  void aNetworkWhoseWinnerSurvivesIsNamedInShort() {
    Dataset<Row> other =
        HandTable.of(DESIGNS.formatted(4), "other", "high")
            .union(HandTable.of(DESIGNS.formatted(4), "other", "paper"));
    Dataset<Row> net =
        HandTable.of(DESIGNS.formatted(1), "net", "high")
            .union(HandTable.of(DESIGNS.formatted(4), "net", "paper"));

    assertThat(
            ProfileWinners.within(BestByReadout.of(net.union(other), LossLimit.DEFAULT)).sentence())
        .endsWith("net (HCiM with paper and digital adder tree with high); other (HCiM with all).");
  }

  @Test
  void theWinnerSurvivesAllProfiles() {
    assertThat(ProfileWinners.within(designs(4, 5)).sentence())
        .isEqualTo("The winner is the same in all profiles: HCiM on net.");
  }

  /** The unknown design halves HCiM's EDAP, so that every ratio doubles. */
  @Test
  void ignoringAccuracyHasRatiosOfItsOwn() {
    ProfileWinners winners = ProfileWinners.ignoringAccuracy(designs(4, 5));

    assertThat(winners.lines())
        .extracting(ProfileWinners.Line::digital)
        .containsExactly(OptionalDouble.of(4), OptionalDouble.of(5));
    assertThat(winners.lines()).allSatisfy(line -> assertThat(line.adc()).hasValue(6));
  }

  /** Constants are no choice of a design: readouts are compared under the first profile only. */
  @Test
  void theSummaryComparesReadoutsUnderOneProfileAndShowsTheOthers() {
    String text = SummaryText.comparison(designs(4, 1), LossLimit.DEFAULT, false);

    assertThat(text)
        .containsSubsequence(
            "constants: profile paper",
            "-> HCiM has the lowest EDAP (3 points)",
            "winner by EDAP",
            "The winner is not the same in all profiles: net (HCiM with paper and digital adder"
                + " tree with high).",
            "accuracy ignored",
            "The winner is the same in all profiles: HCiM on net.");
  }

  @Test
  void readoutsAreComparedUnderTypicalConstantsRatherThanTheLowest() {
    Dataset<Row> all =
        HandTable.of(DESIGNS.formatted(4), "net", "low")
            .union(HandTable.of(DESIGNS.formatted(4), "net", "typical"))
            .union(HandTable.of(DESIGNS.formatted(4), "net", "high"));

    assertThat(ProfileWinners.ofOneProfile(BestByReadout.of(all, LossLimit.DEFAULT)))
        .extracting(BestDesigns::profile)
        .containsExactly("typical");
  }

  @Test
  void oneProfileIsNotCompared() {
    List<BestDesigns> one =
        BestByReadout.of(HandTable.of(DESIGNS.formatted(4), "net", "cited"), LossLimit.DEFAULT);

    assertThat(ProfileWinners.compares(one)).isFalse();
    assertThat(SummaryText.comparison(one, LossLimit.DEFAULT, false)).doesNotContain("profile");
  }

  private static List<BestDesigns> designs(int paper, int high) {
    Dataset<Row> both =
        HandTable.of(DESIGNS.formatted(high), "net", "high")
            .union(HandTable.of(DESIGNS.formatted(paper), "net", "paper"));
    return BestByReadout.of(both, LossLimit.DEFAULT);
  }
}
