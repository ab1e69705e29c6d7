package org.hcim.simulator.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.simulator.inference.ImageSizing.Resize;
import org.hcim.simulator.inference.ImageSizing.Size;
import org.hcim.simulator.inference.Preprocessing.ChannelOrder;
import org.junit.jupiter.api.Test;

/** Sizes and pixels by hand; weights of pixels are areas under the triangle around a center. */
class ImageSizingTest {

  private static ImageSizing resize(String size) {
    return new ImageSizing(Optional.of(Resize.parse(size)), Optional.empty());
  }

  private static ImageSizing crop(String size) {
    return new ImageSizing(Optional.empty(), Optional.of(Size.parse(size)));
  }

  private static byte[] bytes(int... numbers) {
    var bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) numbers[i];
    }
    return bytes;
  }

  /**
   * Centers 1 and 3, reach 2: pixels at 0.5, 1.5, 2.5 weigh 3/7, 3/7, 1/7, and the mirror image.
   */
  @Test
  void halfTheWidthIsAMeanOfThreePixels() {
    assertThat(resize("1x2").of(new Shape(1, 1, 4), bytes(0, 70, 140, 210)))
        .isEqualTo(bytes((210 + 140) / 7, (70 + 420 + 630) / 7));
  }

  /** Centers 0.25, 0.75, 1.25, 1.75, reach 1. */
  @Test
  void twiceTheHeightInterpolates() {
    assertThat(resize("4x1").of(new Shape(1, 2, 1), bytes(0, 200)))
        .isEqualTo(bytes(0, 50, 150, 200));
  }

  /** Columns (0, 255) become 64 (63.75 up) and 191; rows of 0 above and these below follow. */
  @Test
  void columnsAreRoundedBeforeRows() {
    byte[] scaled = resize("4x4").of(new Shape(1, 2, 2), bytes(0, 0, 0, 255));

    assertThat(scaled)
        .isEqualTo(
            bytes(
                0, 0, 0, 0, //
                0, 16, 48, 64, //
                0, 48, 143, 191, //
                0, 64, 191, 255));
  }

  @Test
  void channelsAreScaledApart() {
    assertThat(resize("1x1").of(new Shape(2, 1, 2), bytes(10, 20, 30, 50)))
        .isEqualTo(bytes(15, 40));
  }

  @Test
  void theShorterSideKeepsTheRatio() {
    Map.of(
            new Shape(3, 333, 500), new Shape(3, 256, 384),
            new Shape(3, 500, 333), new Shape(3, 384, 256),
            new Shape(3, 64, 64), new Shape(3, 256, 256))
        .forEach((from, to) -> assertThat(resize("256").of(from)).isEqualTo(to));
    assertThat(resize("20x30").of(new Shape(3, 64, 64))).isEqualTo(new Shape(3, 20, 30));
  }

  /** 3 columns of 6 begin at 1.5, rounded to 2; 3 of 4 begin at 0.5, rounded to 0. */
  @Test
  void theCenterIsKept() {
    assertThat(crop("1x3").of(new Shape(1, 1, 6), bytes(0, 1, 2, 3, 4, 5)))
        .isEqualTo(bytes(2, 3, 4));
    assertThat(crop("1x3").of(new Shape(1, 1, 4), bytes(0, 1, 2, 3))).isEqualTo(bytes(0, 1, 2));
    assertThat(
            crop("2")
                .of(
                    new Shape(2, 4, 2),
                    bytes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)))
        .isEqualTo(bytes(2, 3, 4, 5, 10, 11, 12, 13));
    assertThat(crop("2x3").of(new Shape(1, 9, 9))).isEqualTo(new Shape(1, 2, 3));
  }

  /** Blue before red, with a border of one pixel around the center of a scaled image. */
  @Test
  void thePreparationHasAllSteps() {
    var sizing = new ImageSizing(Optional.of(Resize.parse("2x4")), Optional.of(Size.parse("2")));
    var preprocessing = new Preprocessing(sizing, 1, List.of(7, 8), ChannelOrder.BGR);
    byte[] made = preprocessing.of(new Shape(2, 1, 2), bytes(0, 200, 40, 80));

    assertThat(preprocessing.of(new Shape(2, 1, 2))).isEqualTo(new Shape(2, 4, 4));
    assertThat(made)
        .isEqualTo(
            bytes(
                7, 7, 7, 7, 7, 50, 70, 7, 7, 50, 70, 7, 7, 7, 7, 7, //
                8, 8, 8, 8, 8, 50, 150, 8, 8, 50, 150, 8, 8, 8, 8, 8));
  }

  @Test
  void wrongSizesAreRefused() {
    for (String text : List.of("", "x", "0", "12x", "1x2x3", "-4", "99999")) {
      assertThatThrownBy(() -> Size.parse(text)).isInstanceOf(InvalidDesignException.class);
    }
    assertThatThrownBy(() -> crop("5").of(new Shape(1, 4, 8), new byte[32]))
        .hasMessage("crop (5x5) must be within the image (4 x 8); --resize enlarges it");
  }
}
