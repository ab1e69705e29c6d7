package org.hcim.jobs.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import org.hcim.accelerator.design.AlgorithmSetting;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.ReadoutLevels;
import org.junit.jupiter.api.Test;

class CalibrationRunTest {

  /**
   * SHA-256 of the canonical JSON as it was before designs had bias rows, computed by another
   * program: results of earlier calibrations must be found again.
   */
  @Test
  void idsWithoutBiasRowsStay() {
    var binary = AlgorithmSetting.defaults(ReadoutLevels.BINARY);

    assertThat(id(binary)).isEqualTo("4b6d0c619cf679bf");
    assertThat(id(binary.with(Parameter.BIAS_ROWS, 1))).isEqualTo("9681b5464f4ff810");
  }

  private static String id(AlgorithmSetting setting) {
    return CalibrationRun.of("net", setting, "b", "i").id();
  }
}
