package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Numbers as a page shows them. */
class DigitsTest {

  @Test
  void fiveDigitsAreKept() {
    assertThat(Digits.of(1.2345678e-9)).isEqualTo(1.2346e-9);
    assertThat(Digits.of(210640.2)).isEqualTo(210640L);
    assertThat(Digits.of(0)).isEqualTo(0L);
    assertThat(Digits.of(Double.NaN)).isNull();
    assertThat(Digits.of(Double.NEGATIVE_INFINITY)).isNull();
  }
}
