package org.hcim.simulator.study;

import java.util.List;
import java.util.Optional;

/**
 * The trace of one output of a product.
 *
 * @param channel channel of the layer's output
 * @param weights by input
 * @param columns by row tile and slice
 * @param sum sum of the columns' contributions
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
   * @param multiplier factor of the sum
   * @param offset offset added to the product
   * @param addend addend of the shortcut; 0 without one
   * @param shift right shift
   * @param activation result
   */
  public record Requantized(int multiplier, long offset, long addend, int shift, int activation) {}
}
