package org.hcim.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.jobs.sql.ToyAnswer.row;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTableTest {

  @Test
  void numbersStandToTheRight() {
    assertThat(
            ToyAnswer.of(List.of("name", "n"), row("ternary", 1.5), row(null, 1234567.125))
                .printed(new TextTable(0)))
        .isEqualTo(
            """
            name           n
            -------  -------
            ternary      1.5
            NULL     1234567
            (2 rows)
            """);
  }

  @Test
  void saysWhenRowsWereCut() {
    Object[][] rows = Collections.nCopies(7, row("x")).toArray(Object[][]::new);

    assertThat(ToyAnswer.of(List.of("a"), rows).printed(new TextTable(6)))
        .endsWith(
            "(the first 6 rows; there are more: --max-rows 0 shows all, --format csv prints all)\n")
        .hasLineCount(2 + 6 + 1);
    assertThat(ToyAnswer.of(List.of("a"), rows).printed(new TextTable(7))).endsWith("(7 rows)\n");
    assertThat(ToyAnswer.of(List.of("a"), rows).printed(new TextTable(0))).endsWith("(7 rows)\n");
  }

  @Test
  void manyColumnsStandBelowEachOther() {
    List<String> names = Collections.nCopies(30, "column");
    Object[] cells = Collections.nCopies(30, 1).toArray();

    assertThat(ToyAnswer.of(names, cells).printed(new TextTable(0)))
        .startsWith("-- row 1\ncolumn  1\n")
        .hasLineCount(1 + 30 + 1);
  }

  @Test
  void controlCharactersAreSpelledOut() {
    assertThat(ToyAnswer.of(List.of("a"), row("\u001b[31mred\u0007")).printed(new TextTable(0)))
        .contains("\\u001b[31mred\\u0007")
        .doesNotContain("\u001b");
  }

  @Test
  void charactersBeyond16BitsCountOnce() {
    assertThat(ToyAnswer.of(List.of("a", "b"), row("\uD83D\uDE00", "x")).printed(new TextTable(0)))
        .contains("\n\uD83D\uDE00  x\n");
  }

  @ParameterizedTest
  @CsvSource({
    "0.5,0.5",
    "-0.1976074750001,-0.197607",
    "14.772387685333333,14.7724",
    "31200984.77,31200985",
    "4.965572694617802E-9,4.96557E-9",
    "1.9192e20,1.9192E20",
    "-1e300,-1E300",
    "0.00098765432,0.000987654",
    "128,128",
    "0,0",
    "-0.0,0",
    "9.9999999,10",
    "NaN,NaN",
    "Infinity,Infinity",
  })
  void fractionsHaveSixDigitsAndWholePartsAll(double value, String shown) {
    assertThat(Cell.rounded(value)).isEqualTo(shown);
  }

  @Test
  void countsAreNeverRounded() {
    assertThat(Cell.rounded(Long.MAX_VALUE)).isEqualTo("9223372036854775807");
  }
}
