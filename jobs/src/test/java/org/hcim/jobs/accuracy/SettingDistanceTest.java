package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingDistanceTest {

  /** Equal ratios are equal to the last bit; a tie decides which accuracy a row takes. */
  @Test
  void halfAndDoubleAreEquallyFar() {
    for (int octaves = 1; octaves <= 20; octaves++) {
      double factor = 1 << octaves;
      assertThat(SettingDistance.octaves(128 * factor, 128))
          .isEqualTo(SettingDistance.octaves(128 / factor, 128))
          .isEqualTo(StrictMath.log(factor) / StrictMath.log(2));
    }
  }
}
