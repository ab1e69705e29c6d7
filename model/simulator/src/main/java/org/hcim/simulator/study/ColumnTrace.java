package org.hcim.simulator.study;

import java.util.List;

/**
 * The trace of one column of one crossbar: one slice of the weights of an output.
 *
 * @param split index of the row tile
 * @param significance factor of the register in the sum
 * @param digits values of the cells, by row
 * @param steps by bit-stream
 */
public record ColumnTrace(
    int split, int slice, int significance, List<Integer> digits, List<StreamStep> steps) {

  public ColumnTrace {
    digits = List.copyOf(digits);
    steps = List.copyOf(steps);
  }

  /** The register after the last stream. */
  public int word() {
    return steps.get(steps.size() - 1).word();
  }

  /** The column's contribution to the sum. */
  public int contribution() {
    return significance * word();
  }
}
