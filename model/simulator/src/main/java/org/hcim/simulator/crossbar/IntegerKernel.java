package org.hcim.simulator.crossbar;

import java.util.Arrays;

/** Products of an ideal readout, as arithmetic without crossbars gives them. */
final class IntegerKernel implements Kernel {

  private final CrossbarMatrix matrix;

  IntegerKernel(CrossbarMatrix matrix) {
    this.matrix = matrix;
  }

  @Override
  public Tally multiply(Inputs inputs, int[] sums) {
    var weights = matrix.weights();
    int positions = inputs.positions();
    var code = matrix.datapath().slicing().activationCode();
    var codes = new byte[positions];
    var numbers = new int[positions];
    Arrays.fill(sums, 0, weights.outputs() * positions, 0);
    for (int input = 0; input < weights.inputs(); input++) {
      inputs.copy(input, 0, positions, codes);
      for (int i = 0; i < positions; i++) {
        numbers[i] = code.number(codes[i]);
      }
      for (int output = 0; output < weights.outputs(); output++) {
        accumulate(weights.weight(output, input), numbers, sums, output * positions);
      }
    }
    return Tally.NONE;
  }

  private static void accumulate(int weight, int[] numbers, int[] sums, int from) {
    for (int i = 0; i < numbers.length; i++) {
      sums[from + i] += weight * numbers[i];
    }
  }
}
