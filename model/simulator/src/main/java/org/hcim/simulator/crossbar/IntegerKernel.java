package org.hcim.simulator.crossbar;

import java.util.Arrays;

/** Products with an ideal readout, computed by integer arithmetic without crossbars. */
final class IntegerKernel implements Kernel {

  /** Positions per block, so that activations stay in the L1 cache. */
  private static final int BLOCK = 1024;

  /** Inputs added per pass, so that each sum is loaded and stored once for all of them. */
  private static final int INPUTS = 4;

  private final CrossbarMatrix matrix;

  IntegerKernel(CrossbarMatrix matrix) {
    this.matrix = matrix;
  }

  @Override
  public Tally multiply(Inputs inputs, int[] sums) {
    var weights = matrix.weights();
    int positions = inputs.positions();
    int most = Math.min(BLOCK, positions);
    var codes = new byte[most];
    var numbers = new int[INPUTS][most];
    var rows = new int[weights.outputs()][most];
    for (int from = 0; from < positions; from += BLOCK) {
      int count = Math.min(BLOCK, positions - from);
      for (int first = 0; first < weights.inputs(); first += INPUTS) {
        int together = Math.min(INPUTS, weights.inputs() - first);
        for (int i = 0; i < together; i++) {
          read(inputs, first + i, from, count, codes, numbers[i]);
        }
        accumulate(first, together, numbers, count, rows);
      }
      for (int output = 0; output < rows.length; output++) {
        System.arraycopy(rows[output], 0, sums, output * positions + from, count);
        Arrays.fill(rows[output], 0);
      }
    }
    return Tally.NONE;
  }

  private void read(Inputs inputs, int input, int from, int count, byte[] codes, int[] numbers) {
    var code = matrix.datapath().slicing().activationCode();
    inputs.copy(input, from, count, codes);
    for (int i = 0; i < count; i++) {
      numbers[i] = code.number(codes[i]);
    }
  }

  private void accumulate(int first, int together, int[][] numbers, int count, int[][] rows) {
    var weights = matrix.weights();
    var factors = new int[INPUTS];
    for (int output = 0; output < rows.length; output++) {
      for (int i = 0; i < together; i++) {
        factors[i] = weights.weight(output, first + i);
      }
      add(factors, numbers, count, rows[output]);
    }
  }

  /** Indexes arrays by the loop variable alone, because JDK 17 does not vectorize an offset. */
  private static void add(int[] factors, int[][] numbers, int count, int[] sums) {
    int first = factors[0];
    int second = factors[1];
    int third = factors[2];
    int fourth = factors[3];
    int[] ofFirst = numbers[0];
    int[] ofSecond = numbers[1];
    int[] ofThird = numbers[2];
    int[] ofFourth = numbers[3];
    for (int i = 0; i < count; i++) {
      sums[i] +=
          first * ofFirst[i] + second * ofSecond[i] + third * ofThird[i] + fourth * ofFourth[i];
    }
  }
}
