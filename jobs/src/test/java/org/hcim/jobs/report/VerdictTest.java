package org.hcim.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.hcim.jobs.report.Verdict.Status;
import org.junit.jupiter.api.Test;

/** Gates, and numbers as a page shows them. */
class VerdictTest {

  @Test
  void theWorstGateDecides() {
    assertThat(overall(Status.PASS, Status.WARN, Status.NOTICE)).isEqualTo(Status.WARN);
    assertThat(overall(Status.FAIL, Status.WARN)).isEqualTo(Status.FAIL);
  }

  @Test
  void aNoticeDoesNotSpoilAPass() {
    assertThat(overall(Status.NOTICE, Status.PASS)).isEqualTo(Status.PASS);
    assertThat(overall()).isEqualTo(Status.PASS);
  }

  @Test
  void fiveDigitsAreKept() {
    assertThat(Digits.of(1.2345678e-9)).isEqualTo(1.2346e-9);
    assertThat(Digits.of(210640.2)).isEqualTo(210640L);
    assertThat(Digits.of(0)).isEqualTo(0L);
    assertThat(Digits.of(Double.NaN)).isNull();
    assertThat(Digits.of(Double.NEGATIVE_INFINITY)).isNull();
  }

  private static Status overall(Status... statuses) {
    return Verdict.overall(
        Stream.of(statuses).map(status -> new Verdict("gate", status, "", "")).toList());
  }
}
