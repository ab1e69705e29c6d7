package org.hcim.sweeps.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalsTest {

  @ParameterizedTest
  @CsvSource({
    "0.1, 0.1",
    "0.30000000000000004, 0.30000000000000004",
    "128.0, 128",
    "0.0, 0",
    "-0.5, -0.5",
    "1e-5, 0.00001",
    "2e23, 2E+23",
    "1e16, 10000000000000000",
    "4.9e-324, 5E-324",
  })
  void areShort(double value, String text) {
    assertThat(Decimals.text(value)).isEqualTo(text);
  }

  @Test
  void readBackAsTheSameNumber() {
    var random = new Random(1);
    for (int i = 0; i < 3_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value) && value != 0) {
        assertThat(Double.parseDouble(Decimals.text(value))).isEqualTo(value);
      }
    }
  }
}
