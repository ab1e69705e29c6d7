package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;

/** The signed weight codes of one matrix: one row of inputs per output. */
public final class WeightMatrix {

  private final int inputs;
  private final int outputs;
  private final byte[] codes;

  /**
   * Creates weights that fit the slicing.
   *
   * @param codes codes, output by output
   */
  public WeightMatrix(int inputs, int outputs, byte[] codes, Slicing slicing) {
    check(inputs > 0, "inputs (%d) must be positive", inputs);
    check(outputs > 0, "outputs (%d) must be positive", outputs);
    check(
        codes.length == (long) inputs * outputs,
        "weights (%d) must be inputs x outputs (%d)",
        codes.length,
        (long) inputs * outputs);
    this.inputs = inputs;
    this.outputs = outputs;
    this.codes = codes.clone();
    requireFit(slicing);
  }

  /**
   * Rejects cells that cannot store the weights.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if a weight does not fit; the
   *     message names it
   */
  public void requireFit(Slicing slicing) {
    int least = slicing.leastWeight();
    int most = slicing.mostWeight();
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] < least || codes[i] > most) {
        check(false, "weight %d (%d) must be from %d to %d", i, codes[i], least, most);
      }
    }
  }

  /** The number of inputs of a product. */
  public int inputs() {
    return inputs;
  }

  /** The number of products per input vector. */
  public int outputs() {
    return outputs;
  }

  /** The weight of one output and input. */
  public int weight(int output, int input) {
    return codes[output * inputs + input];
  }

  /** The codes, output by output. */
  public byte[] codes() {
    return codes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof WeightMatrix that
        && inputs == that.inputs
        && outputs == that.outputs
        && Arrays.equals(codes, that.codes);
  }

  @Override
  public int hashCode() {
    return 31 * inputs + Arrays.hashCode(codes);
  }
}
