package org.hcim.jobs.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.junit.jupiter.api.Test;

class CalibrationRunTest {

  /**
   * SHA-256 of the canonical JSON of version 2, which has no bias rows by default, computed by
   * another program: results of earlier calibrations must be found again.
   */
  @Test
  void idsWithoutBiasRowsStay() {
    var binary = AlgorithmSetting.defaults(ReadoutLevels.BINARY);

    assertThat(id(binary)).isEqualTo("c0659ea5bbc2e9b1");
    assertThat(id(binary.with(Parameter.BIAS_ROWS, 1))).isEqualTo("2297f79510eb1f16");
  }

  private static String id(AlgorithmSetting setting) {
    return CalibrationRun.of("net", setting, "b", "i").id();
  }
}
