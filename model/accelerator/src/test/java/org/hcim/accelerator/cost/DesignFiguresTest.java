package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hcim.accelerator.Designs;
import org.hcim.accelerator.TestNetworks;
import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.hcim.accelerator.design.SignedMapping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignFiguresTest {

  /** Counted by trying every partial sum: ceil(log2(levels)). */
  @ParameterizedTest(name = "{0} rows, {1}-bit cells, {2}")
  @CsvSource({
    "64, 1, TWOS_COMPLEMENT, 7",
    "64, 1, DIFFERENTIAL, 8",
    "128, 1, TWOS_COMPLEMENT, 8",
    "128, 1, DIFFERENTIAL, 9",
    "256, 1, TWOS_COMPLEMENT, 9",
    "256, 1, DIFFERENTIAL, 10",
    "128, 2, TWOS_COMPLEMENT, 9",
    "128, 2, DIFFERENTIAL, 10",
    "1024, 1, TWOS_COMPLEMENT, 11"
  })
  void aLosslessConverterNeedsALevelForEachPartialSum(
      int rows, int cellBits, SignedMapping mapping, int bits) {
    AlgorithmSetting setting =
        AlgorithmSetting.defaults(ReadoutLevels.ADC)
            .with(Parameter.XBAR_ROWS, rows)
            .with(Parameter.CELL_BITS, cellBits)
            .with(Parameter.SIGNED_MAPPING, mapping);

    assertThat(DesignFigures.requiredBits(setting)).isEqualTo(bits);
  }

  @Test
  void tellWhatClips() {
    DesignFigures seven = figures(Designs.adc("sar", 7));
    DesignFigures nine = figures(Designs.adc("sar", 9, Parameter.ADC_COST_SOURCE, "regression"));

    assertThat(seven.adcRequiredBits()).hasValue(9);
    assertThat(seven.adcClips()).isTrue();
    assertThat(nine.adcClips()).isFalse();
    assertThat(seven.comparatorSizeFactor()).isEmpty();
  }

  @Test
  void tellHowLargeComparatorsAre() {
    assertThat(figures(Designs.a(Parameter.XBAR_ROWS, 64)).comparatorSizeFactor()).hasValue(1);
    assertThat(figures(Designs.a()).comparatorSizeFactor().getAsDouble())
        .isCloseTo(1.88, within(0.01));
    assertThat(figures(Designs.a()).adcRequiredBits()).isEmpty();
    assertThat(figures(Designs.a(Parameter.XBAR_ROWS, 1024)).comparatorSizeFactor().getAsDouble())
        .isGreaterThan(100);
  }

  @ParameterizedTest
  @CsvSource({"32, 0.8, false", "32, 0.9, true", "65, 1.0, false", "28, 0.9, true", "7, 0.7, true"})
  void tellWhatIsExtrapolated(int nanometers, double supplyV, boolean extrapolated) {
    DesignPoint point = Designs.a(Parameter.TECHNOLOGY_NM, nanometers, Parameter.SUPPLY_V, supplyV);

    assertThat(figures(point).technologyExtrapolated()).isEqualTo(extrapolated);
  }

  private static DesignFigures figures(DesignPoint point) {
    return RandomCases.cost(point, TestNetworks.resNet(20)).figures();
  }
}
