package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

import java.io.Serializable;
import java.util.function.ToIntFunction;

/**
 * The widths of the numbers in a crossbar.
 *
 * @param cellBits bits that one cell holds
 * @param weightBits bits of a signed weight
 * @param activationBits bits of an activation
 * @param streamBits activation bits driven in one cycle
 */
public record Precision(int cellBits, int weightBits, int activationBits, int streamBits)
    implements Serializable {

  public Precision {
    check(cellBits > 0, "cell_bits (%d) must be positive", cellBits);
    check(weightBits > 0, "weight_bits (%d) must be positive", weightBits);
    check(activationBits > 0, "activation_bits (%d) must be positive", activationBits);
    check(
        streamBits > 0 && streamBits <= activationBits,
        "stream_bits (%d) must be from 1 to activation_bits (%d)",
        streamBits,
        activationBits);
    check(
        cellBits <= weightBits,
        "cell_bits (%d) must be at most weight_bits (%d)",
        cellBits,
        weightBits);
  }

  /** The widths from a design's parameter values. */
  static Precision of(ToIntFunction<Parameter> values) {
    return new Precision(
        values.applyAsInt(Parameter.CELL_BITS),
        values.applyAsInt(Parameter.WEIGHT_BITS),
        values.applyAsInt(Parameter.ACTIVATION_BITS),
        values.applyAsInt(Parameter.STREAM_BITS));
  }

  /** Cycles over which an activation is driven. */
  public int streams() {
    return (activationBits + streamBits - 1) / streamBits;
  }
}
