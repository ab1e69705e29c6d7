package org.hcim.simulator.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.hcim.accelerator.Dice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The softmax in whole numbers against double precision, and at its ends. */
class SoftmaxTest {

  private static final Codes SCORES = Codes.signed(8);

  /**
   * Half a step is the rounding's; the rest that of exponentials, 2^-16 of each of the channels.
   */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 16, 64})
  void isWithinACodeOfDoublePrecision(int channels) {
    var dice = new Dice(channels);
    for (int i = 0; i < 300; i++) {
      double step = 0.001 + dice.fraction() / 10;
      int bits = dice.between(1, 8);
      int least = dice.between(SCORES.least(), SCORES.most());
      int[] token = new int[channels];
      Arrays.setAll(token, channel -> dice.between(least, SCORES.most()));

      int[] codes = run(token, 1, Softmax.table(SCORES, step), bits);

      double sum = Arrays.stream(token).mapToDouble(x -> Math.exp(x * step)).sum();
      for (int channel = 0; channel < channels; channel++) {
        double share = Math.exp(token[channel] * step) / sum * (1 << bits);
        double held = Math.min((1 << bits) - 1, share);
        assertThat((double) codes[channel]).isCloseTo(held, within(1.0));
      }
    }
  }

  @Test
  void groupsShareByThemselves() {
    int[] codes = run(new int[] {-128, -128, 127, 127, 0, 1}, 3, Softmax.table(SCORES, 4), 4);

    assertThat(codes).containsExactly(8, 8, 8, 8, 0, 15);
  }

  @Test
  void theMostExponentialsDoNotOverflow() {
    var table = Collections.nCopies(256, Integer.MAX_VALUE);

    assertThat(run(new int[1 << 14], 1, table, 8)).containsOnly(0);
    assertThat(run(new int[128], 1, table, 8)).containsOnly(2);
    assertThat(run(new int[1], 1, table, 8)).containsOnly(255);
  }

  @Test
  void aTableMustFallAndBeginAboveZero() {
    assertThatThrownBy(() -> softmax(1, List.of(5, 6), 4))
        .hasMessage("exponential 1 (6) must be from 0 to the one before (5)");
    assertThatThrownBy(() -> softmax(1, List.of(5, -1), 4))
        .hasMessage("exponential 1 (-1) must be from 0 to the one before (5)");
    assertThatThrownBy(() -> softmax(1, List.of(0, 0), 4))
        .hasMessage("exponential 0 (0) must be positive");
    assertThatThrownBy(() -> softmax(1, List.of(), 4))
        .hasMessage("exponentials (0) must be positive");
    assertThatThrownBy(() -> softmax(0, List.of(1), 4)).hasMessage("groups (0) must be positive");
    assertThatThrownBy(() -> softmax(1, List.of(1), 9)).hasMessage("bits (9) must be from 1 to 8");
    assertThatThrownBy(() -> Softmax.table(SCORES, Double.NaN))
        .hasMessage("step of scores (NaN) must be positive and finite");
  }

  @Test
  void mustFitWhatFlowsIn() {
    var flow = new Flow(new Shape(4, 1, 1), Codes.signed(2));

    assertThatThrownBy(() -> softmax(1, List.of(3, 2), 4).after(flow))
        .hasMessage("entries (2) of the table must be as many as activations of 2 bits (4)");
    assertThatThrownBy(() -> softmax(3, List.of(3, 2, 1, 0), 4).after(flow))
        .hasMessage("groups (3) must divide channels (4)");
  }

  private static Softmax softmax(int groups, List<Integer> table, int bits) {
    return new Softmax("softmax", QuantizedNetwork.INPUT, groups, table, bits);
  }

  private static int[] run(int[] token, int groups, List<Integer> table, int bits) {
    var flow = new Flow(new Shape(token.length, 1, 1), SCORES);
    return Tokens.run(
        softmax(groups, table, bits), Map.of(QuantizedNetwork.INPUT, Tokens.maps(token, flow)));
  }
}
