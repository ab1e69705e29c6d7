package org.hcim.sweeps.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  private static final List<String> NAMES = List.of("xbar_rows", "xbar_columns", "adc_bits");

  @ParameterizedTest
  @CsvSource({
    "xbar_row, xbar_rows",
    "xbarrows, xbar_rows",
    "adcbits, adc_bits",
    "xbar_colums, xbar_columns"
  })
  void nearestNameIsMeant(String written, String meant) {
    assertThat(Spelling.nearest(written, NAMES)).contains(meant);
  }

  @Test
  void farNamesAreNotProposed() {
    assertThat(Spelling.nearest("color", NAMES)).isEmpty();
    assertThat(Spelling.nearest("x".repeat(100_000), NAMES)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "'', abc, 3", "abc, abc, 0", "flaw, lawn, 2"})
  void distanceIsLevenshteins(String a, String b, int distance) {
    assertThat(Spelling.distance(a, b)).isEqualTo(distance);
  }
}
