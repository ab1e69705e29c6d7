package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpacingTest {

  @Test
  void linearValuesAreShortDecimals() {
    assertThat(doubles(Spacing.linear(decimal("0.3"), decimal("0.9"), 7)))
        .containsExactly(0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);
  }

  @Test
  void rangeEndsAtOrBeforeTheLast() {
    assertThat(doubles(Spacing.range(decimal("2"), decimal("8"), decimal("2"))))
        .containsExactly(2.0, 4.0, 6.0, 8.0);
    assertThat(doubles(Spacing.range(decimal("0.1"), decimal("0.45"), decimal("0.1"))))
        .containsExactly(0.1, 0.2, 0.3, 0.4);
  }

  @Test
  void logValuesHaveEqualRatios() {
    assertThat(doubles(Spacing.log(decimal("16"), decimal("1024"), 7)))
        .containsExactly(16.0, 32.0, 64.0, 128.0, 256.0, 512.0, 1024.0);
    assertThat(doubles(Spacing.log(decimal("0.001"), decimal("1"), 4)))
        .containsExactly(0.001, 0.01, 0.1, 1.0);
  }

  @Test
  void powersOfTwoIncludeBothEnds() {
    assertThat(doubles(Spacing.powersOfTwo(decimal("32"), decimal("256"))))
        .containsExactly(32.0, 64.0, 128.0, 256.0);
  }

  private static List<Double> doubles(List<BigDecimal> values) {
    return values.stream().map(BigDecimal::doubleValue).toList();
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }
}
