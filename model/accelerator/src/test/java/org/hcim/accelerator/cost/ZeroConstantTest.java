package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.hcim.accelerator.Designs;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.network.Network;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.ConstantRange;
import org.hcim.accelerator.technology.Constants;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A constant by which a formula divides must not be 0, so none that may be 0 is a divisor. */
class ZeroConstantTest {

  private static final Network NETWORK = TestNetworks.vgg9();

  static Stream<Constant> thatMayBeZero() {
    return Stream.of(Constant.values()).filter(constant -> ConstantRange.of(constant).contains(0));
  }

  @ParameterizedTest
  @MethodSource("thatMayBeZero")
  void zeroGivesFiniteCosts(Constant constant) {
    CostModel model = CostModel.with(Constants.cited().with(Map.of(constant, 0.0)));

    SourcesTest.designs().forEach(design -> assertFinite(model, design, NETWORK));
    assertFinite(model, Designs.a(Parameter.TEMPERATURE_C, -40.0), NETWORK);
    RandomCases.forEach(11, 40, (design, network) -> assertFinite(model, design, network));
  }

  private static void assertFinite(CostModel model, DesignPoint design, Network network) {
    NetworkCost cost = model.evaluate(design, NetworkProfile.of(network));

    assertThat(cost.isFinite()).as(design.toString()).isTrue();
  }
}
