package org.hcim.sweeps.shipped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LayerZerosTest {

  /** 70 of 100 readings are 0; 40 of them are of the columns that always read 0. */
  @Test
  void zerosOfTheOtherColumnsFollow() {
    assertThat(new LayerZeros(0.7, 0.4).zeroFracOfOthers()).isCloseTo(0.5, within(1e-15));
    assertThat(new LayerZeros(1, 1).zeroFracOfOthers()).isZero();
  }

  @Test
  void fractionsAreFrom0To1() {
    assertThatThrownBy(() -> new LayerZeros(1.5, 0))
        .hasMessage("zero_frac (1.5) must be a number from 0 to 1");
    assertThatThrownBy(() -> new LayerZeros(0, Double.NaN))
        .hasMessage("always_zero_frac (NaN) must be a number from 0 to 1");
  }
}
