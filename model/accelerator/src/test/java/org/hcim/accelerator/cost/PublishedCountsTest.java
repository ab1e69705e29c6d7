package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the conversions that PUMA's counting gives, from which HCiM's bars follow. */
class PublishedCountsTest {

  /** As PUMA counts: every slice in a crossbar of its own, all columns converted. */
  private static final DesignPoint PUMA =
      Designs.adc(
          "sar", 7, Parameter.SLICE_PLACEMENT, "separate", Parameter.IDLE_COLUMNS, "converted");

  private static final CostModel MODEL = CostModel.cited();

  @ParameterizedTest(name = "{0}")
  @MethodSource("published")
  void conversionsAreThoseOfPuma(String name, Network network, double millions, double digit) {
    NetworkCost cost = MODEL.evaluate(PUMA, NetworkProfile.of(network));

    assertThat(cost.conversions() * 1e-6).isCloseTo(millions, within(digit));
  }

  static Stream<Arguments> published() {
    return Stream.of(
        Arguments.of("resnet20", TestNetworks.resNet(20), 39.8, 0.05),
        Arguments.of("resnet32", TestNetworks.resNet(32), 65.5, 0.05),
        Arguments.of("resnet44", TestNetworks.resNet(44), 91.2, 0.05),
        Arguments.of("vgg9", TestNetworks.vgg9(), 4.80, 0.005),
        Arguments.of("vgg11", TestNetworks.vgg11(), 5.17, 0.005));
  }

  /** 19,457 products of a 128 x 128 matrix, in 4 crossbars, 4 streams and 128 columns each. */
  @Test
  void resNet20TakesItsMatrixVectorProducts() {
    NetworkCost cost = MODEL.evaluate(PUMA, NetworkProfile.of(TestNetworks.resNet(20)));

    assertThat(cost.conversions()).isEqualTo(19_457.0 * 4 * 4 * 128);
    assertThat(cost.macs()).isCloseTo(40.55e6, within(0.005e6));
  }

  /** Output pixels x channels x row tiles by stage, in 4 slices and 4 streams. */
  @Test
  void gatedColumnsAreThoseWithWeights() {
    DesignPoint gated = Designs.adc("sar", 7, Parameter.SLICE_PLACEMENT, "separate");

    NetworkCost cost = MODEL.evaluate(gated, NetworkProfile.of(TestNetworks.resNet(20)));

    assertThat(cost.conversions()).isEqualTo(16 * (16_384 * 13.0 + 8_192 * 17 + 4_096 * 28 + 10));
  }

  @Test
  void energyPerConversionIsThatOfTheConverter() {
    NetworkCost cost = MODEL.evaluate(PUMA, NetworkProfile.of(TestNetworks.vgg9()));

    assertThat(cost.readoutPjPerConversion()).isCloseTo(4.1, within(0.05));
    assertThat(cost.readoutUm2()).isCloseTo(4030, within(0.1));
  }

  /**
   * 0.22 pJ at 42 to 46 % zeros: the 0.170 to 0.175 pJ that solve the paper's bars, which do not
   * include the read of partial sums.
   */
  @Test
  void ternaryReadoutIsTheEnergyThatSolvesTheBars() {
    NetworkProfile network = NetworkProfile.of(TestNetworks.resNet(20));

    DesignPoint paper = Designs.a(Parameter.CONSTANTS_PROFILE, "paper");
    NetworkCost cost = MODEL.evaluate(paper, network);

    assertThat(cost.energyPj(Component.DCIM) / cost.conversions()).isBetween(0.165, 0.176);
  }
}
