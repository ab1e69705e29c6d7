package org.hcim.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import org.hcim.sweeps.regression.Outcome;
import org.junit.jupiter.api.Test;

class NightlyTextTest {

  @Test
  void tellsOutcomeVerdictsAndFrontiers() {
    assertThat(NightlyText.of(Records.of("monday", Outcome.FAIL), "store/nights/monday"))
        .isEqualTo(
            """

            nightly run monday: FAIL   10 points, 20 rows, model 1.0.0, baseline none

              FAIL           drift                   0.2500   1 of 8 designs changed
              NOT COMPARABLE coverage                     -   no baseline

              net                            1,234 designs on the Pareto frontier, hypervolume 0.500000

            tables: store/nights/monday   report: store/nights/monday/report/index.html
            """);
  }
}
