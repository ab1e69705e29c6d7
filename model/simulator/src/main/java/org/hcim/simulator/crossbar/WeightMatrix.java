package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;

/** The signed weight codes of one matrix: a row of inputs for each output. */
public final class WeightMatrix {

  private final int inputs;
  private final int outputs;
  private final byte[] codes;

  /**
   * Weights that the slicing can hold.
   *
   * @param codes output by output
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
   * Refuses cells that cannot hold the weights.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException that names a weight
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

  /** Inputs of a product. */
  public int inputs() {
    return inputs;
  }

  /** Products of one input vector. */
  public int outputs() {
    return outputs;
  }

  /** One weight. */
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
