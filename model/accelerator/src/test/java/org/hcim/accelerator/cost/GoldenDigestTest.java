package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.hcim.accelerator.GoldenText;
import org.junit.jupiter.api.Test;

/**
 * Holds a model version to its numbers, on every JDK: the digest changes with any bit of any
 * figure.
 */
class GoldenDigestTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/org/hcim/accelerator/cost/golden-digest.txt");

  /** A changed digest under an unchanged version would let two results share a name. */
  @Test
  void aModelVersionAlwaysGivesTheSameBits() throws IOException {
    GoldenDigest digest = GoldenDigest.ofTheModel();
    assertThat(digest.costed).isGreaterThan(10_000);
    String actual = CostModel.VERSION + " " + digest.hex();

    assertThat(actual)
        .as("bump CostModel.VERSION and rewrite with -Dhcim.golden.rewrite=true")
        .isEqualTo(GoldenText.of(GOLDEN, actual));
  }
}
