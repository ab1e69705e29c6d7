package org.hcim.simulator.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.hcim.simulator.inference.Shape;
import org.junit.jupiter.api.Test;

class LabeledImagesTest {

  private static final LabeledImages ALL_PIXELS = allPixels();

  @Test
  void aCodeIsTheNearestToItsPixel() {
    for (int bits = 1; bits <= 8; bits++) {
      byte[] codes = ALL_PIXELS.codes(0, bits);
      int most = (1 << bits) - 1;
      for (int pixel = 0; pixel < 256; pixel++) {
        int code = codes[pixel] & 0xFF;
        double exact = pixel / 255.0 * most;

        assertThat(code).isBetween(0, most);
        assertThat(Math.abs(code - exact)).as("%d bits, pixel %d", bits, pixel).isLessThan(0.5);
      }
    }
  }

  @Test
  void eightBitsAreThePixelsThemselves() {
    assertThat(ALL_PIXELS.codes(0, 8)).isEqualTo(ALL_PIXELS.pixels(0));
  }

  @Test
  void rejectsNineBits() {
    assertThatThrownBy(() -> ALL_PIXELS.codes(0, 9)).hasMessage("bits (9) must be from 1 to 8");
  }

  @Test
  void whatACallerChangesChangesNothing() {
    ALL_PIXELS.pixels(0)[5] = 77;

    assertThat(ALL_PIXELS.pixels(0)[5]).isEqualTo((byte) 5);
  }

  private static LabeledImages allPixels() {
    var pixels = new byte[256];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    var images = new LabeledImages.Builder("all", new Shape(1, 16, 16), List.of("one"));
    images.add(0, pixels);
    return images.build();
  }
}
