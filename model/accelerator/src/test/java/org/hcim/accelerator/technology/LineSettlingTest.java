package org.hcim.accelerator.technology;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settling of a distributed line against a ladder of resistors and capacitors. */
class LineSettlingTest {

  private static final int SECTIONS = 40;

  /** Fraction of 1 / SECTIONS^2, the time constant of a section, at which the ladder is stable. */
  private static final double STEP = 0.2;

  @ParameterizedTest
  @CsvSource({"2, 0.125", "4, 0.03125", "8, 0.001953125"})
  void anInputOfSeveralBitsSettlesToHalfOfItsLastBit(int bits, double error) {
    assertThat(CrossbarLaws.settling(bits))
        .isCloseTo(ladderSteps(error) / ladderSteps(0.5), Percentage.withPercentage(2));
  }

  @Test
  void aOneBitInputIsReadAtHalfOfItsSwing() {
    assertThat(CrossbarLaws.settling(1)).isEqualTo(1);
  }

  /** Time steps until the end of the ladder is this close to the voltage at its start. */
  private static double ladderSteps(double error) {
    var volts = new double[SECTIONS + 1];
    volts[0] = 1;
    int steps = 0;
    while (1 - volts[SECTIONS] > error) {
      double before = volts[0];
      for (int i = 1; i <= SECTIONS; i++) {
        double after = i < SECTIONS ? volts[i + 1] : volts[i];
        double now = volts[i];
        volts[i] += STEP * (before - 2 * now + after);
        before = now;
      }
      steps++;
    }
    return steps;
  }
}
