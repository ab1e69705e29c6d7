package org.hcim.accelerator.design;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AlgorithmSettingTest {

  @Test
  void whatOnlyCostsDoesNotEnter() {
    var setting = of(Parameter.ADC_BITS, 6, ReadoutKind.SAR);

    assertThat(of(Parameter.ADC_BITS, 6, ReadoutKind.FLASH)).isEqualTo(setting);
    assertThat(of(Parameter.ADC_BITS, 7, ReadoutKind.SAR)).isNotEqualTo(setting);
    assertThat(of(Parameter.XBAR_COLUMNS, 256, ReadoutKind.SAR))
        .isEqualTo(of(Parameter.TECHNOLOGY_NM, 65, ReadoutKind.SAR))
        .isNotEqualTo(of(Parameter.XBAR_ROWS, 64, ReadoutKind.SAR));
  }

  @Test
  void wordsOfTheArrayEnter() {
    var setting = of(Parameter.SCALE_FACTOR_BITS, 4, ReadoutKind.TERNARY);

    assertThat(of(Parameter.SCALE_FACTOR_BITS, 5, ReadoutKind.TERNARY)).isNotEqualTo(setting);
    assertThat(of(Parameter.PARTIAL_SUM_BITS, 9, ReadoutKind.TERNARY)).isNotEqualTo(setting);
    assertThat(of(Parameter.TERNARY_ZERO_FRAC, 0.7, ReadoutKind.TERNARY)).isEqualTo(setting);
    assertThat(of(Parameter.XBARS_PER_DCIM, 2, ReadoutKind.TERNARY)).isEqualTo(setting);
    assertThat(of(Parameter.SCALE_FACTOR_BITS, 4, ReadoutKind.BINARY)).isNotEqualTo(setting);
  }

  private static AlgorithmSetting of(Parameter parameter, Object value, ReadoutKind readout) {
    var values = new Object[Parameter.count()];
    for (Parameter each : Parameter.values()) {
      if (each.appliesTo(readout)) {
        values[each.ordinal()] = each.domain().byDefault().orElse(null);
      }
    }
    values[Parameter.READOUT.ordinal()] = readout;
    values[parameter.ordinal()] = value;
    return AlgorithmSetting.of(DesignPoint.of(values));
  }
}
