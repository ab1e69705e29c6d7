package org.hcim.jobs.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hcim.jobs.sql.ToyAnswer.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonRowsTest {

  private static final JsonRows JSON = new JsonRows();

  @Test
  void rowsAreObjectsOneALine() {
    assertThat(
            ToyAnswer.of(List.of("name", "n", "ok"), row("a", 1, true), row(null, null, null))
                .printed(JSON))
        .isEqualTo(
            """
            [
            {"name":"a","n":1,"ok":true},
            {"name":null,"n":null,"ok":null}
            ]
            """);
  }

  @Test
  void withoutRowsTheArrayIsEmpty() {
    assertThat(ToyAnswer.of(List.of("a")).printed(JSON)).isEqualTo("[]\n");
  }

  /** Read back by a parser that keeps all digits. */
  @Test
  void numbersAreExact() throws IOException {
    var big = new BigInteger("170141183460469231731687303715884105727");
    String text =
        ToyAnswer.of(
                List.of("n1", "n2", "n3", "n4"),
                row(0.1 + 0.2, Long.MIN_VALUE, big, new BigDecimal("1.10")))
            .printed(JSON);
    JsonNode read = new ObjectMapper().readTree(text).get(0);

    assertThat(read.get("n1").doubleValue()).isEqualTo(0.1 + 0.2);
    assertThat(read.get("n2").longValue()).isEqualTo(Long.MIN_VALUE);
    assertThat(read.get("n3").bigIntegerValue()).isEqualTo(big);
    assertThat(text).contains("\"n4\":1.10");
  }

  @Test
  void whatIsNoNumberInJsonIsText() {
    assertThat(
            ToyAnswer.of(List.of("n1", "n2"), row(Double.NaN, Double.NEGATIVE_INFINITY))
                .printed(JSON))
        .contains("{\"n1\":\"NaN\",\"n2\":\"-Infinity\"}");
  }

  @Test
  void hostileTextsStayTexts() throws IOException {
    String hostile = "</script>\"\\\u0000\u2028\r\n\uD83D\uDE00";
    String text = ToyAnswer.of(List.of("a"), row(hostile)).printed(JSON);

    assertThat(new ObjectMapper().readTree(text).get(0).get("a").textValue()).isEqualTo(hostile);
    assertThat(text.lines()).hasSize(3);
  }

  @Test
  void refusesTwoColumnsOfOneName() {
    assertThatThrownBy(() -> ToyAnswer.of(List.of("a", "a"), row(1, 2)).printed(JSON))
        .hasMessage("two columns are named a, but JSON keys must be unique; rename one with AS");
  }
}
