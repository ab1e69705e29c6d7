package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hcim.accelerator.Designs;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.Readout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the law worked by hand: sigma 1.1 mV, three sigmas, 1.5 and 0.5 steps. */
class ComparatorCostTest {

  @Test
  void minimumSizeServesConfigurationA() {
    ComparatorCost cost = of("ternary", 4.81);

    assertThat(cost.sizeFactor()).isEqualTo(1);
    assertThat(cost.energyPj()).isEqualTo(0.011);
    assertThat(cost.areaUm2()).isEqualTo(4.8);
  }

  /** 0.5 x 4.81 / 3 = 0.80 mV are needed of 1.1. */
  @Test
  void aBinaryReadoutNeedsThreeTimesThePrecision() {
    assertThat(of("binary", 4.81).sizeFactor()).isCloseTo(1.88, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"2.2, 1", "1.1, 4", "0.55, 16"})
  void halfTheStepTakesFourTimesTheEnergyAndArea(double stepMv, double factor) {
    ComparatorCost cost = of("ternary", stepMv);

    assertThat(cost.sizeFactor()).isCloseTo(factor, within(1e-9));
    assertThat(cost.energyPj()).isCloseTo(0.011 * factor, within(1e-9));
    assertThat(cost.areaUm2()).isCloseTo(4.8 * factor, within(1e-9));
  }

  private static ComparatorCost of(String readout, double stepMv) {
    var point = Designs.a(Parameter.READOUT, readout);
    return ComparatorCost.of(
        (Readout.Comparators) point.readout(), stepMv, point.process(), Constants.cited());
  }
}
