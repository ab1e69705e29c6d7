package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.hcim.jobs.report.Density.Range;
import org.hcim.jobs.report.Metric.Axis;
import org.junit.jupiter.api.Test;

class DensityTest {

  @Test
  void aLinearAxisIsDividedEqually() {
    Range range = new Range(10, 50);

    assertThat(range.bin(10, Axis.LINEAR)).isZero();
    assertThat(range.bin(10.99, Axis.LINEAR)).isZero();
    assertThat(range.bin(11, Axis.LINEAR)).isEqualTo(1);
    assertThat(range.bin(50, Axis.LINEAR)).isEqualTo(Density.BINS - 1);
  }

  /** From 1 to 2^40 each bin is a power of two. */
  @Test
  void aLogarithmicAxisIsDividedByFactors() {
    Range range = new Range(1, 0x1p40);

    assertThat(range.bin(1, Axis.LOG)).isZero();
    assertThat(range.bin(1.5, Axis.LOG)).isZero();
    assertThat(range.bin(3 * 0x1p20, Axis.LOG)).isEqualTo(21);
    assertThat(range.bin(0x1p40, Axis.LOG)).isEqualTo(Density.BINS - 1);
  }

  @Test
  void equalValuesAreInTheFirstBin() {
    assertThat(new Range(5, 5).bin(5, Axis.LOG)).isZero();
    assertThat(new Range(5, 5).bin(5, Axis.LINEAR)).isZero();
  }
}
