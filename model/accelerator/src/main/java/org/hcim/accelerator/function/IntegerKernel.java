package org.hcim.accelerator.function;

import java.util.Arrays;

/** Exact products, as arithmetic without crossbars gives them. */
final class IntegerKernel implements Kernel {

  private final CrossbarMatrix matrix;

  IntegerKernel(CrossbarMatrix matrix) {
    this.matrix = matrix;
  }

  @Override
  public Tally multiply(Inputs inputs, int[] sums) {
    var weights = matrix.weights();
    int positions = inputs.positions();
    var codes = new byte[positions];
    Arrays.fill(sums, 0, weights.outputs() * positions, 0);
    for (int input = 0; input < weights.inputs(); input++) {
      inputs.copy(input, 0, positions, codes);
      for (int output = 0; output < weights.outputs(); output++) {
        accumulate(weights.weight(output, input), codes, sums, output * positions);
      }
    }
    return Tally.NONE;
  }

  private static void accumulate(int weight, byte[] codes, int[] sums, int from) {
    for (int i = 0; i < codes.length; i++) {
      sums[from + i] += weight * (codes[i] & 0xFF);
    }
  }
}
