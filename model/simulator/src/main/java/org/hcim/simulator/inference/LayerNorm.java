package org.hcim.simulator.inference;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;

/**
 * Layer normalization: at each position, the channels minus their mean, divided by their standard
 * deviation.
 *
 * <p>For n channels x with the sum S and the variance {@code V = n x (sum of squares) - S^2}, both
 * integers, the result is the integer nearest to {@code (n x - S) 2^22 / floor(root(2^20 V))},
 * halves rounded up: the normalized activation in units of 2^-12. It is 0 if V is 0; there is no
 * epsilon. With at most 2^14 channels of 8 bits, {@code 2^20 V} stays below 2^62 and the result
 * within 2^20.
 *
 * @param requantizer from normalized activations to codes; includes gain, bias and step
 */
public record LayerNorm(String name, String input, Requantizer requantizer)
    implements QuantizedLayer {

  /** Fractional bits of a normalized activation. */
  static final int PLACES = 12;

  public LayerNorm {
    Objects.requireNonNull(requantizer, "requantizer");
  }

  /**
   * Folds the trained gain and bias into a requantizer.
   *
   * @param gammas gains by channel
   * @param betas biases by channel
   * @param activationStep the real value of an activation code of 1
   */
  public static Requantizer fold(
      double[] gammas, double[] betas, double activationStep, int shift, Codes codes) {
    check(
        gammas.length == betas.length,
        "gains (%d) must be as many as biases (%d)",
        gammas.length,
        betas.length);
    var norms = new BatchNorm[gammas.length];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = new BatchNorm(gammas[i], betas[i], 0, 1, 0);
    }
    return Requantizer.fold(norms, 1.0 / (1 << PLACES), activationStep, shift, codes);
  }

  Flow after(Flow from) {
    int channels = from.shape().channels();
    check(
        requantizer.channels() == channels,
        "multipliers (%d) must be as many as channels (%d)",
        requantizer.channels(),
        channels);
    return new Flow(from.shape(), requantizer.codes());
  }
}
