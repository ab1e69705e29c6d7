package org.hcim.jobs.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hcim.jobs.report.PastRun;
import org.hcim.sweeps.regression.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

  private static final NightlyRecord A = Records.of("a", Outcome.PASS);
  private static final NightlyRecord B = Records.of("b", Outcome.WARN);
  private static final NightlyRecord C = Records.of("c", Outcome.FAIL);
  private static final NightlyRecord D = Records.of("d", Outcome.FAIL);
  private static final History WEEK = new History(List.of(A, B, C, D));

  @Test
  void aWarningPassesAndAFailureDoesNot() {
    assertThat(WEEK.lastPassingBefore("d")).contains(B);
    assertThat(new History(List.of(C, D)).lastPassingBefore("e")).isEmpty();
  }

  /** A rerun must not be compared with its own earlier record. */
  @Test
  void aRunIsNotItsOwnBaseline() {
    assertThat(WEEK.lastPassingBefore("b")).contains(A);
  }

  @Test
  void aRerunReplacesItsRecord() {
    NightlyRecord again = Records.of("c", Outcome.PASS);

    assertThat(WEEK.with(again).runs()).containsExactly(A, B, D, again);
  }

  @Test
  void theLastPassingRunNeverExpires() {
    assertThat(WEEK.expired(1)).containsExactly(A, C);
    assertThat(WEEK.expired(2)).containsExactly(A);
    assertThat(WEEK.expired(4)).isEmpty();
    assertThat(new History(List.of()).expired(1)).isEmpty();
  }

  @Test
  void theLastRunsAreTheNewest() {
    assertThat(WEEK.last(2)).containsExactly(C, D);
    assertThat(WEEK.last(9)).hasSize(4);
  }

  @Test
  void whatIsSavedIsRead(@TempDir Path store) {
    WEEK.save(store.toString());

    assertThat(History.of(store.toString())).isEqualTo(WEEK);
    assertThat(History.of(store.resolve("other").toString()).runs()).isEmpty();
  }

  @Test
  void aReportShowsTheHypervolumesThatAreKnown() {
    Map<String, Double> hypervolumes = new HashMap<>(Map.of("one", 0.5));
    hypervolumes.put("two", null);

    assertThat(Records.of("a", Outcome.WARN, Records.frontier(hypervolumes)).past())
        .isEqualTo(new PastRun("a", Outcome.WARN, Map.of("one", 0.5)));
  }
}
