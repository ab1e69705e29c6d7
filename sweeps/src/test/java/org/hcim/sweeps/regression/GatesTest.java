package org.hcim.sweeps.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {

  @ParameterizedTest
  @CsvSource({
    "OFF, 9, OFF",
    "WARN, 0.1, PASS",
    "WARN, 0.2, WARN",
    "FAIL, 0.1, PASS",
    "FAIL, 0.2, FAIL",
    "FAIL, NaN, FAIL"
  })
  void aValueEqualToTheThresholdPasses(Level level, double value, Outcome outcome) {
    var gates = new Gates(Map.of(Gate.RUN_TIME, new GateSetting(level, 0.1)));
    Verdict verdict = gates.judge(Gate.RUN_TIME, value, "twice");

    assertThat(verdict)
        .isEqualTo(new Verdict("run_time", outcome, value, "twice", "at most 0.1000"));
  }

  @Test
  void aGateWithoutASettingHasItsDefault() {
    var gates = new Gates(Map.of(Gate.RUN_TIME, new GateSetting(Level.OFF, 0)));

    assertThat(gates.of(Gate.DRIFT)).isEqualTo(new GateSetting(Level.FAIL, 0));
    assertThat(gates.of(Gate.RUN_TIME).level()).isEqualTo(Level.OFF);
  }

  @Test
  void nothingToCompareIsNoAlarm() {
    Verdict verdict = Gates.DEFAULT.notComparable(Gate.DRIFT, "no baseline");

    assertThat(verdict)
        .isEqualTo(new Verdict("drift", Outcome.NOT_COMPARABLE, null, "no baseline", ""));
    assertThat(Outcome.ofRun(List.of(verdict))).isEqualTo(Outcome.PASS);
  }

  @Test
  void aGateThatIsOffStaysOffWithoutABaseline() {
    var gates = new Gates(Map.of(Gate.DRIFT, new GateSetting(Level.OFF, 0)));

    assertThat(gates.notComparable(Gate.DRIFT, "no baseline").outcome()).isEqualTo(Outcome.OFF);
  }

  @Test
  void theWorstGateDecidesARun() {
    assertThat(ofRun(Outcome.PASS, Outcome.WARN, Outcome.NOTICE)).isEqualTo(Outcome.WARN);
    assertThat(ofRun(Outcome.FAIL, Outcome.WARN)).isEqualTo(Outcome.FAIL);
    assertThat(ofRun(Outcome.NOTICE, Outcome.NOT_COMPARABLE, Outcome.OFF)).isEqualTo(Outcome.PASS);
    assertThat(ofRun()).isEqualTo(Outcome.PASS);
  }

  @Test
  void specsSetTheRunToRunGatesOnly() {
    assertThat(Gate.ofSpecs())
        .containsExactly(
            Gate.HYPERVOLUME_DROP,
            Gate.POINTS_LOST,
            Gate.DRIFT,
            Gate.FAILURES,
            Gate.COVERAGE,
            Gate.RUN_TIME);
  }

  @Test
  void aThresholdIsANumberOfAtLeastZero() {
    assertThatThrownBy(() -> new GateSetting(Level.WARN, -1))
        .hasMessage("above (-1.0) must be a number of at least 0");
    assertThatThrownBy(() -> new GateSetting(Level.WARN, Double.NaN))
        .hasMessage("above (NaN) must be a number of at least 0");
  }

  private static Outcome ofRun(Outcome... outcomes) {
    return Outcome.ofRun(
        Stream.of(outcomes).map(outcome -> new Verdict("gate", outcome, null, "", "")).toList());
  }
}
