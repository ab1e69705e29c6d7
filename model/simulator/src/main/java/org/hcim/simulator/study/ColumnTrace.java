package org.hcim.simulator.study;

import java.util.List;

/**
 * One column of one crossbar: a slice of the weights of an output.
 *
 * @param split the index of the crossbar among those over which the inputs are split
 * @param significance the factor of its word in the sum
 * @param digits the values of its cells, by row
 * @param steps by bit-stream
 */
public record ColumnTrace(
    int split, int slice, int significance, List<Integer> digits, List<StreamStep> steps) {

  public ColumnTrace {
    digits = List.copyOf(digits);
    steps = List.copyOf(steps);
  }

  /** The word after the last stream. */
  public int word() {
    return steps.get(steps.size() - 1).word();
  }

  /** The column's contribution to the sum. */
  public int contribution() {
    return significance * word();
  }
}
