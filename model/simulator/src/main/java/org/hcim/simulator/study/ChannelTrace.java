package org.hcim.simulator.study;

import java.util.List;
import java.util.Optional;

/**
 * One output of a product.
 *
 * @param channel of the layer's output
 * @param weights by input
 * @param columns split by split, in it slice by slice
 * @param sum of the columns' contributions
 * @param requantized the sum as an activation; empty in the last layer
 */
public record ChannelTrace(
    int channel,
    List<Integer> weights,
    List<ColumnTrace> columns,
    int sum,
    Optional<Requantized> requantized) {

  public ChannelTrace {
    weights = List.copyOf(weights);
    columns = List.copyOf(columns);
  }

  /**
   * The steps from a sum to an activation.
   *
   * @param multiplier by which the sum is multiplied
   * @param offset that is added
   * @param addend of the shortcut; 0 without one
   * @param shift places to the right
   * @param activation the result
   */
  public record Requantized(int multiplier, long offset, long addend, int shift, int activation) {}
}
