package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleNamesTest {

  @Test
  void columnsAreNamedOnceInAnyCase() {
    assertThat(RuleNames.of("xbar_rows = 64 AND (Xbar_Rows < tiles OR `readout` = 'sar x')"))
        .containsExactly("readout", "tiles", "xbar_rows");
  }

  @Test
  void functionsAndTypesAreNotColumns() {
    assertThat(
            RuleNames.of(
                "coalesce (adc_bits, 0) > 1 AND CAST(a AS INT) = CAST(b AS decimal(10, 2))"))
        .containsExactly("a", "adc_bits", "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1 < 2",
        "1e-5 < 2.5E3 AND .5 < 7L",
        "'a' LIKE 'b%' OR NOT TRUE",
        "CASE WHEN 1 = 1 THEN NULL ELSE 2 END IS NOT NULL",
        "1 IS NOT DISTINCT FROM 5 DIV 2 AND 3 BETWEEN 1 AND 4"
      })
  void wordsAndNumbersAreNotColumns(String condition) {
    assertThat(RuleSyntax.problem(condition)).isEmpty();
    assertThat(RuleNames.of(condition)).isEmpty();
  }
}
