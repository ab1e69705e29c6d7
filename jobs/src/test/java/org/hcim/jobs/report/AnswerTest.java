package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import org.hcim.sweeps.pareto.LossLimit;
import org.junit.jupiter.api.Test;

/** The sentence that answers the paper's question. */
class AnswerTest {

  private static final List<Number> NO_RATIOS = List.of();

  private static final double NONE = Double.NaN;

  @Test
  void withoutDigitalDesignsItIsAboutAdcs() {
    assertThat(sentence(network("a", 3, NONE), network("b", 4.24, NONE)))
        .isEqualTo(
            "HCiM has the lowest EDAP on both networks: 3.0× to 4.2× lower than the closest ADC"
                + " design.");
  }

  @Test
  void aDigitalDesignIsAnotherRival() {
    assertThat(sentence(network("a", 3, 1.5)))
        .isEqualTo(
            "HCiM has the lowest EDAP on a: 3.0× lower than the closest ADC design, 1.5× lower than"
                + " the digital design.");
  }

  @Test
  void hcimLosesANetworkToADigitalDesignThatBeatsIt() {
    assertThat(sentence(network("a", 3, 0.5), network("b", 3, 2)))
        .isEqualTo(
            "HCiM has the lowest EDAP on 1 of 2 networks; the closest ADC design has 3.0× its EDAP,"
                + " the digital design has 0.50× to 2.0× its EDAP.");
  }

  @Test
  void hcimMayLoseEverywhere() {
    assertThat(sentence(network("a", 3, 0.5)))
        .isEqualTo(
            "The digital adder tree has the lowest EDAP on a: 2.0× lower than HCiM, 6.0× lower than"
                + " the closest ADC design.");
    assertThat(sentence(network("a", 0.5, NONE)))
        .isEqualTo("The 6-bit SAR ADC has the lowest EDAP on a: 2.0× lower than HCiM.");
    assertThat(sentence(network("a", 3, 0.5), network("b", 0.8, 2)))
        .startsWith("HCiM does not have the lowest EDAP on any of 2 networks; the closest ADC");
  }

  @Test
  void aNetworkWithoutAdcsCountsToo() {
    assertThat(sentence(network("a", NONE, 2)))
        .isEqualTo("HCiM has the lowest EDAP on a: 2.0× lower than the digital design.");
  }

  @Test
  void nothingIsComparedWithoutRivals() {
    assertThat(sentence(network("a", NONE, NONE))).endsWith("so nothing is compared.");
  }

  @Test
  void firstWhoWinsWithinTheLossThenWhoWouldWin() {
    Answer answer =
        Answer.of(
            List.of(
                network("a", sides(3, 1.5), sides(3, 0.5)),
                network("b", List.of(digital(2)), sides(NONE, 2)),
                network("c", List.of(), sides(3, NONE))),
            LossLimit.DEFAULT);

    assertThat(answer.sentence())
        .isEqualTo(
            "With at most 4 points of accuracy loss, HCiM has the lowest EDAP on a (1.5× lower than"
                + " the next readout type), and the digital adder tree on b. No HCiM design is known"
                + " to be within this loss on b. No design is known to be within this loss on c.");
    assertThat(answer.ignoringAccuracy())
        .isEqualTo(
            "Accuracy ignored: HCiM has the lowest EDAP on 2 of 3 networks; the closest ADC design"
                + " has 3.0× its EDAP, the digital design has 0.50× to 2.0× its EDAP.");
  }

  @Test
  void theOnlyNetworkSaysByHowMuch() {
    Answer answer = Answer.of(List.of(network("a", sides(3, 0.5), sides(3, 2))), LossLimit.DEFAULT);

    assertThat(answer.sentence())
        .isEqualTo(
            "With at most 4 points of accuracy loss, the digital adder tree has the lowest EDAP on"
                + " a: 2.0× lower than HCiM, 6.0× lower than the closest ADC design.");
  }

  @Test
  void theAnswerOfAnyAccuracyContinuesItsIntroduction() {
    Answer answer = Answer.of(List.of(network("a", sides(3, 2), sides(3, 0.5))), LossLimit.DEFAULT);

    assertThat(answer.ignoringAccuracy())
        .isEqualTo(
            "Accuracy ignored: the digital adder tree has the lowest EDAP on a: 2.0× lower than"
                + " HCiM, 6.0× lower than the closest ADC design.");
  }

  /** Energy, latency, area and EDAP. */
  @Test
  void theOnlyNetworkWithoutHcimNamesTheNextReadoutAndItsMetrics() {
    var tree =
        new Comparison.Side("digital adder tree", "", "", false, 1, List.of(2, 3, 8, 1), NO_RATIOS);
    var flash =
        new Comparison.Side("4-bit flash ADC", "", "", false, 2, List.of(8, 3, 4, 6), NO_RATIOS);
    var sar =
        new Comparison.Side("6-bit SAR ADC", "", "", false, 3, List.of(4, 6, 4, 9), NO_RATIOS);
    Comparison network = network("a", List.of(tree, sar, flash), sides(3, 0.5));

    assertThat(Answer.of(List.of(network), LossLimit.DEFAULT).sentence())
        .isEqualTo(
            "With at most 4 points of accuracy loss, the digital adder tree has the lowest EDAP on"
                + " a: 6.0× lower than the 4-bit flash ADC, with 4.0× less energy, equal latency and"
                + " 2.0× more area. No HCiM design is known to be within this loss on a.");
    Comparison alone = network("a", List.of(tree), sides(3, 0.5));
    assertThat(Answer.of(List.of(alone), LossLimit.DEFAULT).sentence())
        .contains("the digital adder tree has the lowest EDAP on a. No HCiM design");
  }

  @Test
  void severalNetworksOfOneWinnerHaveARange() {
    List<Comparison> comparisons =
        List.of(
            network("a", sides(3, 1.5), sides(3, 0.5)),
            network("b", sides(4.24, NONE), sides(4.24, 0.5)),
            network("c", sides(NONE, 0.25), sides(3, 0.5)));

    assertThat(Answer.of(comparisons, LossLimit.DEFAULT).sentence())
        .isEqualTo(
            "With at most 4 points of accuracy loss, HCiM has the lowest EDAP on a and b (1.5× to"
                + " 4.2× lower than the next readout type), and the digital adder tree on c (4.0×"
                + " lower than the next readout type).");
  }

  /** An ADC of lower EDAP whose loss is estimated does not win, and the answer says so. */
  @Test
  void anEstimateDoesNotBeatAMeasurement() {
    List<Comparison.Side> within = new ArrayList<>(sides(NONE, 2));
    within.add(new Comparison.Side("4-bit flash ADC", "", "", true, 4, numbers(0.5), numbers(0.5)));

    assertThat(
            Answer.of(List.of(network("a", within, sides(0.5, 2))), LossLimit.DEFAULT).sentence())
        .isEqualTo(
            "With at most 4 points of accuracy loss, HCiM has the lowest EDAP on a: 2.0× lower than"
                + " the digital design. On a, designs of lower EDAP have only an estimated loss.");
  }

  private static String sentence(Comparison... comparisons) {
    return Answer.of(List.of(comparisons), LossLimit.DEFAULT).sentence();
  }

  /** A network whose rivals have these EDAPs over HCiM's; the ADC beside a worse one. */
  private static Comparison network(String workload, double adc, double digital) {
    return network(workload, sides(adc, digital), sides(adc, digital));
  }

  private static Comparison network(
      String workload, List<Comparison.Side> within, List<Comparison.Side> ignoringAccuracy) {
    String winner =
        within.stream()
            .filter(side -> !side.outranked())
            .min(Comparator.comparingDouble(Comparison.Side::edap))
            .map(Comparison.Side::name)
            .orElse(null);
    return new Comparison(
        workload,
        within,
        ignoringAccuracy,
        winner,
        winner,
        within.equals(ignoringAccuracy),
        "",
        List.of());
  }

  private static List<Comparison.Side> sides(double adc, double digital) {
    var sides = new ArrayList<Comparison.Side>();
    sides.add(side("HCiM", 0, 1, List.of()));
    if (!Double.isNaN(digital)) {
      sides.add(side("digital adder tree", 1, digital, numbers(digital)));
    }
    if (!Double.isNaN(adc)) {
      sides.add(side("7-bit SAR ADC", 2, 2 * adc, numbers(2 * adc)));
      sides.add(side("6-bit SAR ADC", 3, adc, numbers(adc)));
    }
    return sides;
  }

  /** A digital design without an HCiM design to compare it with. */
  private static Comparison.Side digital(double edap) {
    return side("digital adder tree", 1, edap, List.of());
  }

  private static Comparison.Side side(String name, long index, double value, List<Number> ratios) {
    return new Comparison.Side(name, "", "", false, index, numbers(value), ratios);
  }

  private static List<Number> numbers(double value) {
    return DoubleStream.of(value, value, value, value).<Number>mapToObj(x -> x).toList();
  }
}
