package org.hcim.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.hcim.jobs.table.Accuracies.Accuracy;
import org.junit.jupiter.api.Test;

class AccuraciesTest {

  /** In double precision, 92.26 - 88.8 is 3.460000000000008. */
  @Test
  void aLossEqualToALimitIsWithinIt() {
    assertThat(loss(88.8, 92.26)).isEqualTo(3.46);
    assertThat(loss(84.74, 85.03)).isEqualTo(0.29);
    assertThat(loss(92.26 - 4, 92.26)).isEqualTo(4);
  }

  @Test
  void aNetworkAsAccurateAsTheReferenceLosesZero() {
    assertThat(loss(85.03, 85.03)).isEqualTo(0.0);
    assertThat(loss(Math.nextUp(85.03), 85.03)).isEqualTo(0.0);
  }

  private static Double loss(double top1Pct, double referencePct) {
    return new Accuracy(top1Pct, referencePct, null, "published:test").lossPoints();
  }
}
