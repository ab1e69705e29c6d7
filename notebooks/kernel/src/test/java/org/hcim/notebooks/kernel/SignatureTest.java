package org.hcim.notebooks.kernel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {

  /** RFC 4231, test case 2. */
  private static final String PUBLISHED =
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

  private static final List<byte[]> PARTS =
      List.of("what do ya want ".getBytes(UTF_8), "for nothing?".getBytes(UTF_8));

  @Test
  void isHmacSha256OfTheParts() {
    var signature = new Signature("Jefe");

    assertThat(signature.of(PARTS)).isEqualTo(PUBLISHED);
    assertThat(signature.fits(PUBLISHED, PARTS)).isTrue();
    assertThat(signature.fits(PUBLISHED, PARTS.subList(0, 1))).isFalse();
    assertThat(signature.fits("", PARTS)).isFalse();
  }

  @Test
  void withoutAKeyNothingIsSigned() {
    assertThat(new Signature("").of(PARTS)).isEmpty();
  }
}
