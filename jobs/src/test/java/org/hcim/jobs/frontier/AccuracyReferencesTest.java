package org.hcim.jobs.frontier;

import static org.assertj.core.api.Assertions.assertThat;

import org.hcim.jobs.session.SharedSpark;
import org.junit.jupiter.api.Test;

/** Warnings for tables that were written by hand. */
class AccuracyReferencesTest {

  @Test
  void publishedAndTrainedAccuraciesOfANetworkDoNotCompare() {
    assertThat(
            AccuracyReferences.warnings(
                SharedSpark.get()
                    .sql(
                        """
                        SELECT * FROM VALUES
                          ('mixed', 83.13D, 0.69D), ('mixed', 78.0D, 5.82D),
                          ('mixed', 88.8D, 3.46D),
                          ('equal', 83.13D, 0.69D), ('equal', 78.0D, 5.82D),
                          ('unknown', 83.13D, 0.69D), ('unknown', 90D, NULL), ('unknown', NULL, NULL)
                          AS t(workload, accuracy_top1_pct, accuracy_loss_points)""")))
        .containsExactly(
            "warning: the accuracies of mixed refer to networks that reach 83.82 and 92.26 % with"
                + " exact sums; compare losses, not accuracies: use accuracy_loss_points:min");
  }
}
