package org.hcim.simulator.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import org.hcim.accelerator.GoldenText;
import org.junit.jupiter.api.Test;

class ProceduralImagesTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/org/hcim/simulator/dataset/golden-digest.txt");

  @Test
  void areTheSameEverywhere() throws IOException, GeneralSecurityException {
    var digest = MessageDigest.getInstance("SHA-256");
    for (Split split : Split.values()) {
      LabeledImages images = open(split, 500);
      for (int i = 0; i < images.count(); i++) {
        digest.update((byte) images.label(i));
        digest.update(images.pixels(i));
      }
    }
    String hex = HexFormat.of().formatHex(digest.digest());
    assertThat(hex).isEqualTo(GoldenText.of(GOLDEN, hex));
  }

  @Test
  void noImageComesTwice() throws IOException {
    var seen = new HashSet<ByteBuffer>();
    int count = 0;
    for (Split split : Split.values()) {
      LabeledImages images = open(split, 2_000);
      for (int i = 0; i < images.count(); i++) {
        seen.add(ByteBuffer.wrap(images.pixels(i)));
        count++;
      }
    }

    assertThat(seen).hasSize(count);
  }

  @Test
  void everyBeginningHoldsTheClassesEvenly() throws IOException {
    LabeledImages images = open(Split.TRAIN, 70);
    var counts = new int[images.classes().size()];
    for (int i = 0; i < images.count(); i++) {
      counts[images.label(i)]++;
    }

    assertThat(counts).hasSize(10).containsOnly(7);
  }

  @Test
  void fewerImagesAreTheFirstOfMore() throws IOException {
    LabeledImages few = open(Split.TEST, 20);
    LabeledImages more = open(Split.TEST, 40);

    for (int i = 0; i < few.count(); i++) {
      assertThat(few.pixels(i)).isEqualTo(more.pixels(i));
    }
  }

  @Test
  void aLinearModelStaysUnderSixtyPercent() throws IOException {
    LabeledImages train = open(Split.TRAIN, 6_000);
    var model = new SoftmaxRegression(train);
    model.learn(train, 6, 1e-4);

    double learnedPct = model.accuracyPct(train);
    double testPct = model.accuracyPct(open(Split.TEST, 1_000));

    // It does learn: chance gives 10 %.
    assertThat(learnedPct).as("train").isGreaterThan(15);
    assertThat(testPct).as("test").isLessThan(60);
    System.out.printf("linear model: train %.1f %%, test %.1f %%%n", learnedPct, testPct);
  }

  private static LabeledImages open(Split split, int most) throws IOException {
    return Datasets.open(Datasets.BUILTIN, split, most);
  }
}
