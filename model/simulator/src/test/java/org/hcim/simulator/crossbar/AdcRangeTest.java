package org.hcim.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hcim.accelerator.design.InvalidDesignException;
import org.junit.jupiter.api.Test;

class AdcRangeTest {

  @Test
  void theWidestRangeFitsIntoWholeNumbersOf32Bits() {
    var adc = new ColumnReadout.Adc(16, 1 << 24, 14);

    assertThat(adc.greatest()).isPositive();
    assertThat(adc.read(Integer.MAX_VALUE - (1 << 25))).isEqualTo((0xffff << 14) + (1 << 24));
  }

  @Test
  void aWiderRangeIsRefused() {
    assertThatThrownBy(() -> new ColumnReadout.Adc(16, 0, 15))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("adc_bits (16) + step_log2 (15) must be at most 30");
  }
}
