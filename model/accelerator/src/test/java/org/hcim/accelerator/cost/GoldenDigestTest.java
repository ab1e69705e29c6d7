package org.hcim.accelerator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds a model version to its numbers, on every JDK: the digest changes with any bit of any
 * figure.
 */
class GoldenDigestTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/org/hcim/accelerator/cost/golden-digest.txt");

  private static final boolean REWRITE = Boolean.getBoolean("hcim.golden.rewrite");

  @Test
  void aModelVersionAlwaysGivesTheSameBits() throws IOException {
    GoldenDigest digest = GoldenDigest.ofTheModel();
    assertThat(digest.costed).isGreaterThan(10_000);
    String actual = CostModel.VERSION + " " + digest.hex() + "\n";
    if (REWRITE) {
      rewrite(actual);
    }

    assertThat(actual)
        .as("bump CostModel.VERSION and rewrite with -Dhcim.golden.rewrite=true")
        .isEqualTo(Files.readString(GOLDEN));
  }

  /** A changed digest under an unchanged version would let two results share a name. */
  private static void rewrite(String actual) throws IOException {
    assertThat(System.getenv("CI")).as("CI must not rewrite %s", GOLDEN).isNull();
    Files.createDirectories(GOLDEN.getParent());
    Files.writeString(GOLDEN, actual);
  }
}
