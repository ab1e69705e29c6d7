package org.hcim.sweeps.spec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules are arithmetic, and nothing that costs memory, time or a stack. */
class RuleSyntaxTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xbar_rows <= 8 * xbar_columns AND xbar_columns <= 8 * xbar_rows",
        "partial_sum_bits >= scale_factor_bits + 4",
        "adc_bits <= ceil(log2(xbar_rows)) + cell_bits",
        "readout IN ('sar', 'flash') OR adc_bits IS NULL",
        "NOT (readout LIKE 's%')",
        "CASE WHEN adc_bits > 4 THEN tiles ELSE 2 * tiles END BETWEEN 1 AND 16",
        "coalesce(adc_bits, 1) <> 3 and if(gated, 1, 0) = 1",
        "least(1, 2, 3) = 1 AND pow(2, adc_bits) < 1e3",
        "`xbar_rows` % 2 = 0 AND - - tiles < 0",
        "CAST(xbar_rows AS DECIMAL(10, 2)) > 0",
        "greatest(.5, 1.) > 0",
        "(xbar_rows) IN (64, 128)",
        "'a (b' = 'a (b'",
        "readout LIKE '%a%' AND tiles | 1 = 3",
      })
  void areAccepted(String rule) {
    assertThat(RuleSyntax.problem(rule)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "length(repeat('a', 2000000000)) > 1 | at character 7 it calls length, which rules do not support",
        "size(sequence(1,2000000000))>1 | at character 5 it calls size, which rules do not support",
        "version() = '4' | at character 8 it calls version, which rules do not support",
        "xpath_int('<a/>', '1') = 1 | at character 10 it calls xpath_int, which rules do not support",
        "1 = round(1, 2000000000) | at character 12 it gives round too many arguments",
        "abs (1) = rpad ('a', 9) | at character 16 it calls rpad, which rules do not support",
        "EXISTS (SELECT 1) | at character 8 it calls exists, which rules do not support",
        "1 = 1 -- all | at character 7 it contains a comment",
        "aggregate/**/(1) | at character 10 it contains a comment",
        "tiles[0] = 1 | at character 6 it has a character that rules do not allow: [",
        "`repeat`('a', 9) = 'a' | at character 9 it calls `repeat`, which rules do not support",
        "a.`repeat` ('a', 9) = 'a' | at character 12 it calls `repeat`, which rules do not support",
        "readout RLIKE '(a+)+c' | at character 9 it uses rlike, which rules do not support",
        "readout regexp '(a+)+c' | at character 9 it uses regexp, which rules do not support",
        "readout LIKE '%a%a%' | at character 14 it has a text with more than 2 of the wildcard %",
        "readout LIKE '%a' '%a' | at character 19 it has a text after a text",
        "readout LIKE CAST(X'25' AS STRING) | at character 20 it has a text after x",
        "readout <> 'digital | at character 12 it has a text without its closing '",
        "1 = 1; DROP TABLE results | at character 6 it has a character that rules do not allow: ;",
      })
  void areRefusedWithThePlace(String rule, String problem) {
    assertThat(RuleSyntax.problem(rule)).contains(problem);
  }

  @Test
  void haveNoConcatenation() {
    assertThat(RuleSyntax.problem("'a' LIKE '%a' || '%a'"))
        .contains("at character 16 it uses ||, which rules do not support");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "NOT ", "- ", "abs(", "CASE WHEN ", "~"})
  void areNotNestedWithoutEnd(String opening) {
    assertThat(RuleSyntax.problem(opening.repeat(RuleSyntax.MAX_DEPTH) + "1")).isEmpty();
    assertThat(RuleSyntax.problem(opening.repeat(RuleSyntax.MAX_DEPTH + 1) + "1"))
        .hasValueSatisfying(problem -> assertThat(problem).endsWith("levels deep"));
  }

  @Test
  void haveALimitedLength() {
    assertThat(RuleSyntax.problem("1+".repeat(RuleSyntax.MAX_TOKENS / 2))).isEmpty();
    assertThat(RuleSyntax.problem("1+".repeat(RuleSyntax.MAX_TOKENS / 2) + "1"))
        .hasValueSatisfying(problem -> assertThat(problem).contains("more than 500 words"));
    assertThat(RuleSyntax.problem("1".repeat(RuleSyntax.MAX_LENGTH + 1)))
        .contains("has 2001 characters, more than 2000");
  }
}
