package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hcim.accelerator.Designs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the law worked by hand: sigma 1.1 mV, of which three fit into half a step. */
class ComparatorCostTest {

  /** 0.5 x 9.6 / 3 = 1.6 mV are needed, at 64 rows and 0.8 V. */
  @Test
  void minimumSizeServesConfigurationB() {
    ComparatorCost cost = of(9.6);

    assertThat(cost.sizeFactor()).isEqualTo(1);
    assertThat(cost.energyPj()).isEqualTo(0.011);
    assertThat(cost.areaUm2()).isEqualTo(4.8);
  }

  /** 0.5 x 4.81 / 3 = 0.80 mV are needed of 1.1. */
  @Test
  void configurationANeedsMoreThanMinimumSize() {
    assertThat(of(4.81).sizeFactor()).isCloseTo(1.88, within(0.01));
  }

  @ParameterizedTest
  @CsvSource({"6.6, 1", "3.3, 4", "1.65, 16"})
  void halfTheStepTakesFourTimesTheEnergyAndArea(double stepMv, double factor) {
    ComparatorCost cost = of(stepMv);

    assertThat(cost.sizeFactor()).isCloseTo(factor, within(1e-9));
    assertThat(cost.energyPj()).isCloseTo(0.011 * factor, within(1e-9));
    assertThat(cost.areaUm2()).isCloseTo(4.8 * factor, within(1e-9));
  }

  private static ComparatorCost of(double stepMv) {
    return ComparatorCost.of(stepMv, ProcessFactors.of(Designs.a().process(), Constants.cited()));
  }
}
