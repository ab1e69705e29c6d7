package org.hcim.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.hcim.accelerator.GoldenText;
import org.hcim.accelerator.design.ScaleFactorGranularity;
import org.junit.jupiter.api.Test;

/** Both kernels give these bits, on every JDK. */
class FunctionDigestTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/org/hcim/simulator/crossbar/golden-digest.txt");

  private static final int CASES = 400;
  private static final int POSITIONS = 90;

  @Test
  void theSumsAreTheSameEverywhere() throws IOException, GeneralSecurityException {
    var lanes = MessageDigest.getInstance("SHA-256");
    var popcounts = MessageDigest.getInstance("SHA-256");
    var buffers = new LaneBuffers();
    for (int i = 0; i < CASES; i++) {
      var random =
          new RandomMatrices(
              100_000 + i,
              ScaleFactorGranularity.BIT_SLICE,
              ScaleFactorGranularity.COLUMN,
              ScaleFactorGranularity.LAYER);
      var matrix = random.matrix();
      byte[] activations = random.activations(matrix, POSITIONS);
      add(lanes, matrix, activations, Kernel.of(matrix, buffers));
      add(popcounts, matrix, activations, Kernel.forFew(matrix));
    }
    String digest = HexFormat.of().formatHex(lanes.digest());
    assertThat(digest)
        .isEqualTo(HexFormat.of().formatHex(popcounts.digest()))
        .isEqualTo(GoldenText.of(GOLDEN, digest));
  }

  private static void add(
      MessageDigest digest, CrossbarMatrix matrix, byte[] activations, Kernel kernel) {
    var sums = new int[matrix.weights().outputs() * POSITIONS];
    kernel.multiply(Inputs.of(activations, POSITIONS), sums);
    var bytes = ByteBuffer.allocate(sums.length * Integer.BYTES);
    for (int sum : sums) {
      bytes.putInt(sum);
    }
    digest.update(bytes.array());
  }
}
