package org.hcim.simulator.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MatMulTest {

  private static final Codes SIGNED = Codes.signed(8);

  /** Two heads of one channel, two tokens. */
  @Test
  void scoresAreQueriesByKeys() {
    var layer = layer(MatMul.Kind.SCORES, 2, 1, 0);

    int[] scores = run(layer, flow(2, 1, 2), new int[] {1, 2, 3, 4}, flow(2, 2, 1), 5, 6, -7, 8);

    assertThat(scores).containsExactly(5, 10, 6, 12, -21, -28, 24, 32);
  }

  @Test
  void aMixIsWeightsByValues() {
    var layer = layer(MatMul.Kind.MIX, 1, 1, 0);

    int[] mix = run(layer, flow(2, 1, 2), new int[] {1, 2, 3, 4}, flow(2, 1, 2), 5, 6, -7, 8);

    assertThat(mix).containsExactly(5 + 18, 10 + 24, -7 + 24, -14 + 32);
  }

  /** 2^14 terms of the largest magnitudes. */
  @Test
  void theMostTermsDoNotOverflow() {
    var least = new int[1 << 14];
    Arrays.fill(least, -128);
    var flow = flow(1 << 14, 1, 1);

    assertThat(run(layer(MatMul.Kind.SCORES, 1, 1, 22), flow, least, flow, least))
        .containsExactly(1 << 6);
    var most = new int[1 << 14];
    Arrays.fill(most, 255);
    var unsigned = new Flow(new Shape(1 << 14, 1, 1), Codes.unsigned(8));
    var keep =
        new MatMul(
            "product",
            QuantizedNetwork.INPUT,
            "other",
            MatMul.Kind.SCORES,
            1,
            Requantizer.uniform(1, 1, 23, Codes.unsigned(8)));
    assertThat(run(keep, unsigned, most, unsigned, most)).containsExactly(127);
    assertThat(run(layer(MatMul.Kind.SCORES, 1, 1, 0), flow, least, unsigned, most))
        .containsExactly(-128);
  }

  @Test
  void mustFitWhatFlowsIn() {
    refused(
        MatMul.Kind.SCORES, 3, flow(4, 1, 1), flow(4, 1, 1), "heads (3) must divide channels (4)");
    refused(
        MatMul.Kind.SCORES,
        2,
        flow(4, 1, 1),
        flow(6, 1, 1),
        "channels (4) must be those of its other input (6)");
    refused(
        MatMul.Kind.MIX,
        2,
        flow(4, 1, 1),
        flow(4, 1, 3),
        "channels (4) must be as many as heads (2) x positions of its other input (3)");
    refused(
        MatMul.Kind.SCORES,
        4,
        flow(4, 1, 1),
        flow(4, 128, 128),
        "heads (4) x positions of its other input (16384) must be at most 16384");
    assertThatThrownBy(() -> layer(MatMul.Kind.MIX, 0, 1, 0))
        .hasMessage("heads (0) must be positive");
    var requantizer = Requantizer.uniform(2, 1, 0, SIGNED);
    assertThatThrownBy(
            () -> new MatMul("product", "input", "other", MatMul.Kind.MIX, 1, requantizer))
        .hasMessage("multipliers (2) of a product of activations must be 1");
  }

  private static void refused(MatMul.Kind kind, int heads, Flow from, Flow with, String told) {
    assertThatThrownBy(() -> layer(kind, heads, 1, 0).after(from, with)).hasMessage(told);
  }

  private static MatMul layer(MatMul.Kind kind, int heads, int multiplier, int shift) {
    var requantizer = Requantizer.uniform(1, multiplier, shift, SIGNED);
    return new MatMul("product", QuantizedNetwork.INPUT, "other", kind, heads, requantizer);
  }

  private static Flow flow(int channels, int height, int width) {
    return new Flow(new Shape(channels, height, width), SIGNED);
  }

  private static int[] run(MatMul layer, Flow from, int[] numbers, Flow with, int... others) {
    return Tokens.run(
        layer,
        Map.of(
            QuantizedNetwork.INPUT,
            Tokens.maps(numbers, from),
            "other",
            Tokens.maps(others, with)));
  }
}
