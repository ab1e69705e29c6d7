package org.hcim.simulator.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import org.hcim.accelerator.Dice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Layer normalization in whole numbers against double precision, and at its ends. */
class LayerNormTest {

  private static final double STEP = 0.02;
  private static final int SHIFT = 22;

  /** Half a step is the rounding's; the rest that of the quotient, the root and the multiplier. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 17, 64, 768})
  void isWithinACodeOfDoublePrecision(int channels) {
    var dice = new Dice(channels);
    for (int i = 0; i < 200; i++) {
      Codes from = dice.chance(50) ? Codes.signed(dice.between(2, 8)) : Codes.unsigned(8);
      int[] token = token(dice, channels, from);
      double gamma = 0.1 + dice.fraction();
      double beta = dice.fraction() - 0.5;

      int[] codes = run(token, from, fold(channels, gamma, beta));

      double mean = Arrays.stream(token).average().orElseThrow();
      double variance = Arrays.stream(token).mapToDouble(x -> (x - mean) * (x - mean)).sum();
      double deviation = Math.sqrt(variance / channels);
      for (int channel = 0; channel < channels; channel++) {
        double normalized = deviation == 0 ? 0 : (token[channel] - mean) / deviation;
        double exact = (gamma * normalized + beta) / STEP;
        double held = Math.max(-128, Math.min(127, exact));
        assertThat((double) codes[channel]).isCloseTo(held, within(0.53));
      }
    }
  }

  @Test
  void whatIsAllEqualIsZero() {
    for (int number : new int[] {-128, 0, 127}) {
      var token = new int[5];
      Arrays.fill(token, number);

      assertThat(run(token, Codes.signed(8), fold(5, 1, 0.1))).containsOnly(5);
    }
    assertThat(run(new int[] {77}, Codes.signed(8), fold(1, 1, 0))).containsOnly(0);
  }

  /** One of 2^14 at the upper end and all others at the lower: the largest deviation there is. */
  @Test
  void theMostChannelsDoNotOverflow() {
    var token = new int[1 << 14];
    token[9] = 255;
    var keep = Requantizer.uniform(token.length, 1, 12, Codes.signed(8));

    int[] codes = run(token, Codes.unsigned(8), keep);

    assertThat(codes[9]).isEqualTo(127);
    assertThat(
            run(
                token,
                Codes.unsigned(8),
                Requantizer.uniform(token.length, 1, 13, Codes.signed(8)))[9])
        .isEqualTo(64);
    assertThat(codes[0]).isZero();
    for (int i = 0; i < token.length; i += 2) {
      token[i] = 255;
    }
    token[9] = 0;
    codes = run(token, Codes.unsigned(8), Requantizer.uniform(token.length, 1, 6, Codes.signed(8)));
    assertThat(Arrays.copyOf(codes, 4)).containsExactly(64, -64, 64, -64);
  }

  @Test
  void rootsAreExact() {
    var dice = new Dice(1);
    for (int i = 0; i < 100_000; i++) {
      long root = (long) dice.between(0, Integer.MAX_VALUE) >>> dice.between(0, 30);
      for (long square = root * root - 1; square <= root * root + 1; square++) {
        if (square >= 0) {
          assertThat(LayerNormRunner.root(square))
              .isEqualTo(BigInteger.valueOf(square).sqrt().longValueExact());
        }
      }
    }
  }

  @Test
  void hasAMultiplierForEachChannel() {
    var norm = new LayerNorm("norm", QuantizedNetwork.INPUT, fold(3, 1, 0));

    assertThatThrownBy(() -> norm.after(new Flow(new Shape(2, 1, 1), Codes.signed(4))))
        .hasMessage("multipliers (3) must be as many as channels (2)");
    assertThatThrownBy(() -> LayerNorm.fold(new double[2], new double[3], 1, 1, Codes.signed(4)))
        .hasMessage("gains (2) must be as many as biases (3)");
  }

  private static Requantizer fold(int channels, double gamma, double beta) {
    var gammas = new double[channels];
    var betas = new double[channels];
    Arrays.fill(gammas, gamma);
    Arrays.fill(betas, beta);
    return LayerNorm.fold(gammas, betas, STEP, SHIFT, Codes.signed(8));
  }

  private static int[] token(Dice dice, int channels, Codes codes) {
    int spread = dice.pick(0, 1, 5, codes.count() - 1);
    var token = new int[channels];
    for (int i = 0; i < channels; i++) {
      token[i] = codes.most() - dice.between(0, Math.min(spread, codes.count() - 1));
    }
    return token;
  }

  private static int[] run(int[] token, Codes from, Requantizer requantizer) {
    var flow = new Flow(new Shape(token.length, 1, 1), from);
    var layer = new LayerNorm("norm", QuantizedNetwork.INPUT, requantizer);
    return Tokens.run(layer, Map.of(QuantizedNetwork.INPUT, Tokens.maps(token, flow)));
  }
}
