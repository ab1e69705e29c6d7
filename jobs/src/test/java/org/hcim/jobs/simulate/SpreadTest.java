package org.hcim.jobs.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  /** 2, 4, 4, 4, 5, 5, 7, 9: mean 5, sum of squares 32, of a sample of eight. */
  @Test
  void meanAndDeviationOfAKnownSample() {
    Spread spread = Spread.of(List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0));

    assertThat(spread.count()).isEqualTo(8);
    assertThat(spread.mean()).isEqualTo(5);
    assertThat(spread.deviation()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-12));
  }

  @Test
  void percentilesAreNumbersOfTheSample() {
    Spread spread = Spread.of(List.of(50.0, 15.0, 40.0, 20.0, 35.0));

    assertThat(spread.percentile(0)).isEqualTo(15);
    assertThat(spread.percentile(5)).isEqualTo(15);
    assertThat(spread.percentile(30)).isEqualTo(20);
    assertThat(spread.percentile(40)).isEqualTo(20);
    assertThat(spread.percentile(50)).isEqualTo(35);
    assertThat(spread.percentile(100)).isEqualTo(50);
  }

  @Test
  void oneNumberHasNoDeviation() {
    Spread spread = Spread.of(List.of(3.0));

    assertThat(spread.deviation()).isZero();
    assertThat(spread.percentile(95)).isEqualTo(3);
    assertThat(spread.histogram(1)).containsExactly(1);
  }

  @Test
  void aHistogramCountsEveryNumberOnce() {
    assertThat(Spread.of(List.of(0.0, 0.5, 1.0, 2.5, 4.0)).histogram(4))
        .containsExactly(2, 1, 1, 1);
  }
}
