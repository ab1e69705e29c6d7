package org.hcim.sweeps.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SliceTest {

  @ParameterizedTest
  @CsvSource({"10, 3", "3, 10", "0, 4", "1000000000000000000, 7", "9223372036854775807, 999999999"})
  void slicesCoverTheSpaceOnce(long size, long parts) {
    long next = 0;
    for (long part = 1; part <= Math.min(parts, 1000); part++) {
      Slice slice = Slice.parse(part + "/" + parts, size);
      assertThat(slice.from()).isEqualTo(next);
      assertThat(slice.size()).isBetween(size / parts, size / parts + 1);
      next = slice.to();
    }
    assertThat(Slice.parse(parts + "/" + parts, size).to()).isEqualTo(size);
  }

  @Test
  void rejectsWhatIsNoSlice() {
    assertThatThrownBy(() -> Slice.parse("0/4", 10))
        .hasMessage("slice (0/4) must have 1 <= i <= n");
    assertThatThrownBy(() -> Slice.parse("2", 10)).hasMessage("slice (2) must be i/n, such as 2/8");
    assertThatThrownBy(() -> Slice.parseNonEmpty("9/9", 3))
        .hasMessage("slice (9/9) must contain a point: the space has 3, so i must be at most 3");
    assertThat(Slice.parseNonEmpty("3/9", 3)).isEqualTo(new Slice(2, 3));
  }
}
