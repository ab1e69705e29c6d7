package org.hcim.simulator.study;

import java.util.List;

/**
 * One column of one crossbar: a slice of the weights of an output.
 *
 * @param split which crossbar of those over which the inputs are split
 * @param significance by what its word counts in the sum
 * @param digits what its cells hold, by row
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

  /** What the column adds to the sum. */
  public int contribution() {
    return significance * word();
  }
}
