package org.hcim.sweeps.sensitivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BalancedPartTest {

  @Test
  void ofACompleteFactorialIsTheWhole() {
    var whole = new Factorial(new int[] {2, 3}, new double[] {1, 2, 3, 4, 5, 6});

    BalancedPart part = BalancedPart.of(whole);

    assertThat(part.responses()).isSameAs(whole);
    assertThat(part.levels()).containsExactly(List.of(0, 1), List.of(0, 1, 2));
  }

  /** Crossbars of at most four to one: of five sizes each, three neighbors combine freely. */
  @Test
  void ofCrossbarsThatMustNotBeElongated() {
    double[] values = new double[25];
    for (int cell = 0; cell < 25; cell++) {
      values[cell] = Math.abs(cell / 5 - cell % 5) <= 2 ? cell : Double.NaN;
    }

    BalancedPart part = BalancedPart.of(new Factorial(new int[] {5, 5}, values));

    assertThat(part.levels()).containsExactly(List.of(2, 3, 4), List.of(2, 3, 4));
    assertThat(part.responses().values()).containsExactly(12, 13, 14, 17, 18, 19, 22, 23, 24);
  }

  @Test
  void aLevelThatIsMissingCostsNothingElse() {
    double[] values = {1, Double.NaN, 3, 4, Double.NaN, 6};

    BalancedPart part = BalancedPart.of(new Factorial(new int[] {2, 3}, values));

    assertThat(part.levels()).containsExactly(List.of(0, 1), List.of(0, 2));
    assertThat(part.responses().values()).containsExactly(1, 3, 4, 6);
  }

  @Test
  void hasNoHolesAndKeepsEachResponseAtItsLevels() {
    var random = new Random(8);
    for (int i = 0; i < 200; i++) {
      double[] values = new double[4 * 3 * 5];
      Arrays.setAll(values, cell -> random.nextInt(4) == 0 ? Double.NaN : cell);
      BalancedPart part = BalancedPart.of(new Factorial(new int[] {4, 3, 5}, values));

      int at = 0;
      for (int a : part.levels().get(0)) {
        for (int b : part.levels().get(1)) {
          for (int c : part.levels().get(2)) {
            assertThat(part.responses().values()[at++]).isEqualTo((a * 3 + b) * 5 + c);
          }
        }
      }
      assertThat(part.responses().values()).hasSize(at).isNotEmpty();
    }
  }
}
