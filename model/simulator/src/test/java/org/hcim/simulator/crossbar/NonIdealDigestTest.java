package org.hcim.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.hcim.accelerator.GoldenText;
import org.junit.jupiter.api.Test;

/** A seed gives these bits, on every JDK. */
class NonIdealDigestTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/org/hcim/simulator/crossbar/imperfect-digest.txt");

  private static final int CASES = 200;
  private static final int POSITIONS = 150;

  @Test
  void theSumsAreTheSameEverywhere() throws IOException, GeneralSecurityException {
    var sha = MessageDigest.getInstance("SHA-256");
    var nonIdealities = new NonIdealities(0.15, 0.01, 0.02, 0.7, 0.3, 0.6, 0.05, 0.03, 1e5);
    for (int i = 0; i < CASES; i++) {
      var random = new RandomMatrices(700_000 + i);
      var matrix = random.matrix();
      var sums = new int[matrix.weights().outputs() * POSITIONS];
      Inputs inputs = Inputs.of(random.activations(matrix, POSITIONS), POSITIONS);
      Kernel.nonIdeal(matrix, nonIdealities, i).multiply(inputs, sums);
      var bytes = ByteBuffer.allocate(sums.length * Integer.BYTES);
      bytes.asIntBuffer().put(sums);
      sha.update(bytes.array());
    }
    String digest = HexFormat.of().formatHex(sha.digest());
    assertThat(digest).isEqualTo(GoldenText.of(GOLDEN, digest));
  }
}
