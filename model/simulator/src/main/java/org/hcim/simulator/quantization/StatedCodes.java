package org.hcim.simulator.quantization;

import static org.hcim.accelerator.design.Check.check;

import java.util.Optional;
import org.hcim.simulator.inference.Codes;

/**
 * The codes that a file states for a layer whose numbers it has already rounded.
 *
 * @param weightBits bits of a weight
 * @param weightSteps by output: real value of a code of 1; negative or 0 if a factor after the
 *     product is
 * @param activations empty for the last layer, whose sums are the result
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StatedCodes(int weightBits, double[] weightSteps, Optional<Activations> activations) {

  /**
   * Activations as codes.
   *
   * @param step real value of a code of 1
   */
  public record Activations(Codes codes, double step) {

    public Activations {
      check(
          step > 0 && step < Double.POSITIVE_INFINITY,
          "step (%s) of activations must be positive and finite",
          step);
    }
  }
}
