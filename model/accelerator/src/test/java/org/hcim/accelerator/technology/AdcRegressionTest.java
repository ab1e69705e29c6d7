package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hcim.accelerator.design.CmosProcess.Node;
import org.hcim.accelerator.design.InvalidDesignException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the figures that the public code of the regression's authors gives. */
class AdcRegressionTest {

  @ParameterizedTest
  @CsvSource({"4, 0.924, 4964", "6, 1.065, 5180", "7, 1.312, 5513", "8, 1.714, 5972"})
  void givesItsAuthorsFiguresAt32NmAnd1GsPerS(int bits, double energyPj, double areaUm2) {
    AdcCost cost = cost(bits, Node.NM_32);

    assertThat(cost.energyPj()).isCloseTo(energyPj, within(0.0005));
    assertThat(cost.areaUm2()).isCloseTo(areaUm2, within(0.5));
    assertThat(cost.latencyNs()).isEqualTo(1);
  }

  @Test
  void costsMoreWithEveryBit() {
    for (int bits = 4; bits < 14; bits++) {
      AdcCost cost = cost(bits, Node.NM_32);
      AdcCost next = cost(bits + 1, Node.NM_32);
      assertThat(next.energyPj()).isGreaterThan(cost.energyPj());
      assertThat(next.areaUm2()).isGreaterThan(cost.areaUm2());
    }
  }

  @Test
  void costsMoreAtOlderNodes() {
    AdcCost nm32 = cost(7, Node.NM_32);
    AdcCost nm65 = cost(7, Node.NM_65);

    double expected = StrictMath.pow(65.0 / 32, 1.8800369206815);
    assertThat(nm65.energyPj() / nm32.energyPj()).isCloseTo(expected, within(1e-9));
  }

  @Test
  void coversNoFewerThanFourBits() {
    assertThatThrownBy(() -> cost(3, Node.NM_32))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("adc_bits (3) must be from 4 to 32 with adc_cost_source regression");
  }

  private static AdcCost cost(int bits, Node node) {
    return Constants.cited().adcRegression().cost(bits, node);
  }
}
