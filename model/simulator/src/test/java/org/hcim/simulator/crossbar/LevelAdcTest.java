package org.hcim.simulator.crossbar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.hcim.accelerator.design.InvalidDesignException;
import org.junit.jupiter.api.Test;

class LevelAdcTest {

  /** The same circuit where levels are at equal distances. */
  @Test
  void levelsAtEqualDistancesReadAsAnAdcWithAStep() {
    for (int bits = 1; bits <= 5; bits++) {
      for (int step = 0; step <= 3; step++) {
        for (int lowest = -17; lowest <= 3; lowest += 5) {
          var uniform = new ColumnReadout.Adc(bits, lowest, step);
          int first = lowest;
          int distance = 1 << step;
          var adc =
              new LevelAdc(
                  bits,
                  IntStream.range(0, 1 << bits).map(code -> first + code * distance).toArray());
          for (int sum = -300; sum <= 300; sum++) {
            assertThat(adc.read(sum)).isEqualTo(uniform.read(sum));
            assertThat(adc.clips(sum)).isEqualTo(uniform.clips(sum));
          }
          assertThat(adc.least()).isEqualTo(uniform.least());
          assertThat(adc.greatest()).isEqualTo(uniform.greatest());
          assertThat(adc.mostMagnitude()).isEqualTo(uniform.mostMagnitude());
        }
      }
    }
  }

  /** Halves of -5 and -1, -1 and 0, and 0 and 8. */
  @Test
  void aPartialSumIsReadAsTheNearestLevel() {
    var adc = new LevelAdc(2, new int[] {-5, -1, 0, 8});
    int[] read = IntStream.rangeClosed(-8, 13).map(adc::read).toArray();

    assertThat(read)
        .containsExactly(-5, -5, -5, -5, -5, -1, -1, -1, 0, 0, 0, 0, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8);
    assertThat(IntStream.rangeClosed(-8, 13).filter(adc::clips)).containsExactly(-8, 12, 13);
  }

  @Test
  void levelsMustRiseAndBeAsManyAsCodes() {
    assertThatThrownBy(() -> new LevelAdc(2, new int[] {0, 1, 1, 2}))
        .isInstanceOf(InvalidDesignException.class)
        .hasMessage("level 2 (1) must be within 16777216 of 0 and above the level before");
    assertThatThrownBy(() -> new LevelAdc(2, new int[] {0, 1, 2}))
        .hasMessage("levels (3) must be as many as the codes of adc_bits (2)");
    assertThatThrownBy(() -> new LevelAdc(9, new int[512]))
        .hasMessage("adc_bits (9) must be from 1 to 8 with levels of its own");
    assertThatThrownBy(() -> new LevelAdc(1, new int[] {0, 1 + (1 << 24)}))
        .hasMessageContaining("level 1 (16777217)");
  }
}
