package org.hcim.jobs.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChanceTest {

  /** A standard deviation of 256 guesses among ten classes is 4.8 images, or 1.875 %. */
  @Test
  void threeSigmasAboveGuessingIsClear() {
    var chance = new Chance(10, 256);

    assertThat(chance.limitPct()).isCloseTo(15.625, within(1e-9));
    assertThat(chance.objection(15.62)).isPresent();
    assertThat(chance.objection(15.63)).isEmpty();
    assertThat(chance.objection(10.16))
        .contains(
            "the reference classifies 10.16 % of 256 test images correctly, not clearly above"
                + " chance (10 classes: up to 15.63 %); check mean and standard deviation, the"
                + " channel order (rgb or bgr), and the order and number of classes");
  }

  @Test
  void fewImagesSayLittle() {
    assertThat(new Chance(10, 10).objection(35)).isPresent();
    assertThat(new Chance(10, 1000).objection(35)).isEmpty();
    assertThat(new Chance(1000, 1000).objection(0.1)).isPresent();
    assertThat(new Chance(2, 4).objection(100)).isPresent();
  }

  @Test
  void withoutANumberOfImagesOnlyChanceItselfIsRefused() {
    assertThat(new Chance(10, 0).objection(10)).get().asString().contains("10.00 % correctly");
    assertThat(new Chance(10, 0).objection(10.1)).isEmpty();
  }

  @Test
  void oneOutputIsNoChoice() {
    assertThat(new Chance(1, 100).objection(0)).isEmpty();
  }

  /** About one in a thousand networks that guess passes. */
  @Test
  void fewNetworksThatGuessPass() {
    var random = new SplittableRandom(5);
    var chance = new Chance(10, 100);
    int passed = 0;
    for (int network = 0; network < 5000; network++) {
      int correct = 0;
      for (int image = 0; image < 100; image++) {
        correct += random.nextInt(10) == 0 ? 1 : 0;
      }
      passed += chance.objection(correct).isEmpty() ? 1 : 0;
    }
    assertThat(passed).isBetween(1, 25);
  }
}
