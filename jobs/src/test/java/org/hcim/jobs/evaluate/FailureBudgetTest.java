package org.hcim.jobs.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.hcim.jobs.store.Fingerprint;
import org.hcim.jobs.store.Tally;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailureBudgetTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "100, 100",
    "5%, 50",
    "0.1%, 1",
    "0%, 0",
    "100%, 1000",
    "0.29%, 2",
    "2.9%, 29",
    "29%, 290",
    "55.7%, 557"
  })
  void isANumberOfRowsOrAShare(String text, long rows) {
    assertThat(FailureBudget.parse(text, 1000)).isEqualTo(new FailureBudget(rows));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "5 %", "five", "1e3", "%", "1.5"})
  void isNothingElse(String text) {
    assertThatThrownBy(() -> FailureBudget.parse(text, 1000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "max-failures (" + text + ") must be a number of rows or a percentage such as 5%");
  }

  @Test
  void isExceededByOneMore() {
    var budget = new FailureBudget(2);

    assertThatCode(() -> budget.check(tally(2))).doesNotThrowAnyException();
    assertThatThrownBy(() -> budget.check(tally(3)))
        .isInstanceOf(FailureBudget.ExceededException.class)
        .hasMessage("3 rows have no result and --max-failures allows 2: {invalid=3}");
  }

  private static Tally tally(long failed) {
    return new Tally(
        10 + failed, Fingerprint.ZERO, Map.of("ok", 10L, "invalid", failed), Map.of(), 0);
  }
}
