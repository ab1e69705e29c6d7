package org.hcim.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLinesTest {

  @Test
  void tellsRateAndTimeThatIsLeft() {
    assertThat(ProgressLines.line("images", 1000, 200, 600, 20))
        .isEqualTo(" 60 %  600 of 1,000 images, 20 images/s, 20 s left");
    assertThat(ProgressLines.line("stages", 4, 0, 1, 50))
        .isEqualTo(" 25 %  1 of 4 stages, 0.02 stages/s, 150 s left");
  }

  /** Nothing is known of the time that is left before anything is done. */
  @Test
  void aLineWithoutProgressNamesNoTime() {
    assertThat(ProgressLines.line("images", 1000, 200, 200, 20))
        .isEqualTo(" 20 %  200 of 1,000 images");
  }
}
