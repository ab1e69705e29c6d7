package org.hcim.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintTest {

  private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(128);

  @Test
  void addsModulo2To128() {
    var random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      var left = new Fingerprint(random.nextLong(), random.nextLong());
      var right = new Fingerprint(random.nextLong(), random.nextLong());
      assertThat(number(left.add(right))).isEqualTo(number(left).add(number(right)).mod(MODULUS));
    }
  }

  @Test
  void carriesIntoTheUpperHalf() {
    assertThat(new Fingerprint(0, -1).add(new Fingerprint(0, 1))).isEqualTo(new Fingerprint(1, 0));
  }

  @Test
  void parsesWhatItPrints() {
    var fingerprint = new Fingerprint(-2, 3);

    assertThat(fingerprint.hex()).isEqualTo("fffffffffffffffe0000000000000003");
    assertThat(Fingerprint.parse(fingerprint.hex())).isEqualTo(fingerprint);
  }

  @Test
  void rejectsOtherTexts() {
    assertThatThrownBy(() -> Fingerprint.parse("12"))
        .hasMessage("fingerprint (12) must be 32 lower-case hex digits");
  }

  private static BigInteger number(Fingerprint fingerprint) {
    return new BigInteger(fingerprint.hex(), 16);
  }
}
