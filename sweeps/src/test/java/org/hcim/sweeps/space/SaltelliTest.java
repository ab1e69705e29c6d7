package org.hcim.sweeps.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class SaltelliTest {

  private static final Saltelli DESIGN = new Saltelli(3, 64, 42);

  @Test
  void aRowIsAThenBThenAWithEachAxisOfB() {
    for (int row = 0; row < 64; row++) {
      long a = row * 5L;
      for (int axis = 0; axis < 3; axis++) {
        double ofA = DESIGN.coordinate(a, axis);
        double ofB = DESIGN.coordinate(a + 1, axis);
        assertThat(ofA).isNotEqualTo(ofB);
        for (int mixed = 0; mixed < 3; mixed++) {
          assertThat(DESIGN.coordinate(a + 2 + mixed, axis)).isEqualTo(mixed == axis ? ofB : ofA);
        }
      }
    }
  }

  @Test
  void bothPointsOfARowAreEvenlySpread() {
    for (int member = 0; member < 2; member++) {
      for (int axis = 0; axis < 3; axis++) {
        var strata = new BitSet();
        for (int row = 0; row < 64; row++) {
          strata.set((int) (DESIGN.coordinate(row * 5L + member, axis) * 64));
        }
        assertThat(strata.cardinality()).isEqualTo(64);
      }
    }
  }

  @Test
  void needsAFewAxes() {
    assertThatThrownBy(() -> new Saltelli(0, 8, 1)).hasMessage("needs 1 to 32 axes, not 0");
    assertThatThrownBy(() -> new Saltelli(33, 8, 1)).hasMessage("needs 1 to 32 axes, not 33");
  }
}
