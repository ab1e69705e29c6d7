package org.hcim.sweeps.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.hcim.sweeps.regression.GateResult.Outcome;
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
    "FAIL, 0.2, FAIL"
  })
  void aValueEqualToTheThresholdPasses(Level level, double value, Outcome outcome) {
    var gates = new Gates(Map.of(Gate.RUN_TIME, new GateSetting(level, 0.1)));

    assertThat(gates.judge(Gate.RUN_TIME, value, "").outcome()).isEqualTo(outcome);
  }

  @Test
  void whatIsNotNamedHasItsDefault() {
    var gates = new Gates(Map.of(Gate.RUN_TIME, new GateSetting(Level.OFF, 0)));

    assertThat(gates.of(Gate.DRIFT)).isEqualTo(new GateSetting(Level.FAIL, 0));
    assertThat(gates.of(Gate.RUN_TIME).level()).isEqualTo(Level.OFF);
  }

  @Test
  void whatCannotBeComparedIsNoAlarm() {
    GateResult result = Gates.DEFAULT.notComparable(Gate.DRIFT, "no earlier night");

    assertThat(result.outcome()).isEqualTo(Outcome.NOTICE);
    assertThat(result.value()).isEmpty();
  }

  @Test
  void aThresholdIsANumberOfAtLeastZero() {
    assertThatThrownBy(() -> new GateSetting(Level.WARN, -1))
        .hasMessage("above (-1.0) must be a number of at least 0");
    assertThatThrownBy(() -> new GateSetting(Level.WARN, Double.NaN))
        .hasMessage("above (NaN) must be a number of at least 0");
  }
}
