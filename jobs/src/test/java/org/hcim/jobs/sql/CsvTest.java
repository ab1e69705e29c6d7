package org.hcim.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hcim.jobs.sql.ToyAnswer.row;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  private static final Csv PLAIN = new Csv(false);
  private static final Csv SAFE = new Csv(true);

  @Test
  void fieldsAreQuotedAsRfc4180Asks() {
    assertThat(
            ToyAnswer.of(
                    List.of("a", "b c", "d,e"),
                    row("plain", "a,b", "say \"hi\""),
                    row("two\nlines", "a\r\nb", " spaces "))
                .printed(PLAIN))
        .isEqualTo(
            "a,b c,\"d,e\"\r\n"
                + "plain,\"a,b\",\"say \"\"hi\"\"\"\r\n"
                + "\"two\nlines\",\"a\r\nb\", spaces \r\n");
  }

  @Test
  void nullAndTheEmptyTextDiffer() {
    assertThat(ToyAnswer.of(List.of("a", "b", "c"), row(null, "", null)).printed(PLAIN))
        .isEqualTo("a,b,c\r\n,\"\",\r\n");
  }

  @Test
  void numbersKeepTheirDigits() {
    assertThat(
            ToyAnswer.of(
                    List.of("n1", "n2", "n3", "n4"),
                    row(0.1 + 0.2, Long.MAX_VALUE, new BigDecimal("1E+3"), Double.MIN_VALUE))
                .printed(PLAIN))
        .isEqualTo("n1,n2,n3,n4\r\n0.30000000000000004,9223372036854775807,1000,4.9E-324\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=cmd|' /C calc'!A0", "+1", "-1+cmd", "@SUM(A1)", "\tx", "\rx"})
  void aTextThatLooksLikeAFormulaGetsAnApostrophe(String hostile) {
    String quoted = hostile.startsWith("\r") ? "\"'" + hostile + "\"" : "'" + hostile;

    assertThat(ToyAnswer.of(List.of("a"), row(hostile)).printed(SAFE))
        .isEqualTo("a\r\n" + quoted + "\r\n");
    assertThat(ToyAnswer.of(List.of("a"), row(hostile)).printed(PLAIN))
        .doesNotContain("'" + hostile);
  }

  @Test
  void aFormulaInsideAQuotedFieldStillGetsOne() {
    assertThat(ToyAnswer.of(List.of("a"), row("=HYPERLINK(\"x\",\"y\")")).printed(SAFE))
        .isEqualTo("a\r\n\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
  }

  @Test
  void aNameIsATextToo() {
    assertThat(ToyAnswer.of(List.of("=1+1"), row("x")).printed(SAFE)).startsWith("'=1+1\r\n");
  }

  @Test
  void negativeNumbersStayNumbers() {
    assertThat(
            ToyAnswer.of(List.of("n1", "n2"), row(-1.5, -7), row(new BigDecimal("-2"), -0.0))
                .printed(SAFE))
        .isEqualTo("n1,n2\r\n-1.5,-7\r\n-2,-0.0\r\n");
  }

  @Test
  void textsThatOnlyContainSuchSignsStayAsTheyAre() {
    assertThat(ToyAnswer.of(List.of("a"), row("a=b"), row(" =b"), row("")).printed(SAFE))
        .isEqualTo("a\r\na=b\r\n =b\r\n\"\"\r\n");
  }

  @Test
  void withoutRowsTheNamesRemain() {
    assertThat(ToyAnswer.of(List.of("a", "n")).printed(PLAIN)).isEqualTo("a,n\r\n");
  }
}
