package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The sentence that answers the paper's question. */
class AnswerTest {

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
  void aNetworkWithoutAdcsCountsToo() {
    assertThat(sentence(network("a", NONE, 2)))
        .isEqualTo("HCiM has the lowest EDAP on a: 2.0× lower than the digital design.");
  }

  @Test
  void nothingIsComparedWithoutRivals() {
    assertThat(sentence(network("a", NONE, NONE))).endsWith("so nothing is compared.");
  }

  private static String sentence(Comparison... comparisons) {
    return Answer.of(List.of(comparisons)).sentence();
  }

  /** A network whose rivals have these EDAPs over HCiM's; the ADC beside a worse one. */
  private static Comparison network(String workload, double adc, double digital) {
    var sides = new ArrayList<Comparison.Side>();
    sides.add(new Comparison.Side("HCiM", "", 0, numbers(1), List.of()));
    if (!Double.isNaN(digital)) {
      sides.add(
          new Comparison.Side("digital adder tree", "", 1, numbers(digital), numbers(digital)));
    }
    if (!Double.isNaN(adc)) {
      sides.add(new Comparison.Side("7-bit SAR ADC", "", 2, numbers(2 * adc), numbers(2 * adc)));
      sides.add(new Comparison.Side("6-bit SAR ADC", "", 3, numbers(adc), numbers(adc)));
    }
    return new Comparison(workload, sides, List.of());
  }

  private static List<Number> numbers(double value) {
    return DoubleStream.of(value, value, value, value).<Number>mapToObj(x -> x).toList();
  }
}
