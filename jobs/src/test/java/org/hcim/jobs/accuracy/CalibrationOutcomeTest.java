package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CalibrationOutcomeTest {

  /** Bounds where a test of the proportion against the bound has z of 1.96: Wilson's definition. */
  @Test
  void theIntervalIsWilsons() {
    for (long images : new long[] {1, 50, 256, 10_000}) {
      for (long correct = 0; correct <= images; correct += Math.max(1, images / 7)) {
        var outcome = new CalibrationOutcome(correct, images, null, Map.of(), null);
        double frac = correct / (double) images;
        for (double bound : new double[] {outcome.lowPct() / 100, outcome.highPct() / 100}) {
          double variance = bound * (1 - bound) / images;
          assertThat((frac - bound) * (frac - bound))
              .isCloseTo(1.959963984540054 * 1.959963984540054 * variance, within(1e-12));
        }
        assertThat(outcome.top1Pct()).isBetween(outcome.lowPct() - 1e-9, outcome.highPct() + 1e-9);
      }
    }
  }

  /** Printed in textbooks for 45 of 50. */
  @Test
  void ninetyPercentOfFiftyImages() {
    var outcome = new CalibrationOutcome(45, 50, null, Map.of(), null);

    assertThat(outcome.lowPct()).isCloseTo(78.64, within(0.005));
    assertThat(outcome.highPct()).isCloseTo(95.65, within(0.005));
  }
}
