package org.hcim.simulator.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import org.hcim.accelerator.design.Precision;
import org.hcim.accelerator.design.SignedMapping;
import org.hcim.simulator.crossbar.Slicing;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferenceFitTest {

  /** One slice that differential columns use, one stream. */
  private static final Slicing ONE =
      new Slicing(new Precision(2, 2, 1, 1), SignedMapping.DIFFERENTIAL);

  /**
   * The squared covariance over the variance of sums of -1, 0 (seven times), 2 and 3 and their
   * signs is 0.22 from 0 up and 1.10 from 1 up. From 2 up the signs are the same, so that the
   * reference nearer to zero is taken.
   */
  @ParameterizedTest
  @CsvSource({"ZERO, 0", "ONE_BIAS_ROW, 1", "TWO_BIAS_ROWS, 1"})
  void aColumnTakesTheReferenceThatExplainsMost(ReferenceRule rule, int expected) {
    assertThat(reference(rule, -1, 0, 0, 0, 0, 0, 0, 0, 2, 3)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"ZERO, 0", "ONE_BIAS_ROW, -1", "TWO_BIAS_ROWS, -2"})
  void referencesStayWithinWhatBiasRowsShift(ReferenceRule rule, int expected) {
    assertThat(reference(rule, -3, -3, -3, -2, -1, 0, 0, 0)).isBetween(expected, 0);
    assertThat(reference(rule, 5, 5, 5, 5)).isEqualTo(0);
  }

  private static int reference(ReferenceRule rule, int... sums) {
    var histogram = new int[21];
    for (int sum : sums) {
      histogram[sum + 10]++;
    }
    var statistics = new ColumnStatistics(new int[] {-10}, new int[][] {histogram});
    return ReferenceFit.references(new ColumnOrder(1, 1, ONE), statistics, rule)[0];
  }
}
