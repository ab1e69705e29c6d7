package org.hcim.sweeps.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossLimitTest {

  @ParameterizedTest
  @CsvSource({
    "4, at most 4 points of accuracy loss",
    "1.0, at most 1 point of accuracy loss",
    "2.50, at most 2.5 points of accuracy loss",
    "0, at most 0 points of accuracy loss",
    "100, at most 100 points of accuracy loss",
    "any, any accuracy"
  })
  void isReadAndTold(String text, String words) {
    assertThat(LossLimit.parse(text).words()).isEqualTo(words);
    assertThat(LossLimit.parse(LossLimit.parse(text).toString())).isEqualTo(LossLimit.parse(text));
  }

  /** A frontier stores its limit as text; a rounded one would be another limit. */
  @Test
  void theTextGivesAnEqualLimit() {
    LossLimit limit = LossLimit.of(3.4567);

    assertThat(LossLimit.parse(limit.toString())).isEqualTo(limit);
    assertThat(LossLimit.DEFAULT).hasToString("4");
  }

  /** A network may be better than its reference; nothing is "-0". */
  @Test
  void pointsHaveTwoDecimalsAtMost() {
    assertThat(LossLimit.points(3.4600000000000080)).isEqualTo("3.46 points");
    assertThat(LossLimit.points(-0.11)).isEqualTo("-0.11 points");
    assertThat(LossLimit.points(-1e-12)).isEqualTo("0 points");
    assertThat(LossLimit.points(10)).isEqualTo("10 points");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0.1", "101", "NaN", "all", ""})
  void isFromNoneToAllPoints(String text) {
    assertThatThrownBy(() -> LossLimit.parse(text))
        .hasMessageStartingWith("max_loss (")
        .hasMessageEndingWith("must be 0 to 100 points of accuracy, or any");
  }
}
