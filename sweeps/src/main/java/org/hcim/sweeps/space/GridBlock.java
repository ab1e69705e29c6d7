package org.hcim.sweeps.space;

import java.util.List;

/**
 * A range of a grid's point numbers in which the same axes vary independently of each other.
 *
 * @param first the smallest number
 * @param held the constant axes, with their steps
 * @param factors the varying axes; the last one varies fastest
 */
public record GridBlock(long first, List<Held> held, List<Factor> factors) {

  /**
   * A constant axis, which determines the active axes.
   *
   * @param label the name of its step
   */
  public record Held(String axis, String label) {}

  /**
   * An axis that takes all of its steps.
   *
   * @param labels the names of the steps, in order
   */
  public record Factor(String axis, List<String> labels) {

    public Factor {
      labels = List.copyOf(labels);
    }
  }

  public GridBlock {
    held = List.copyOf(held);
    factors = List.copyOf(factors);
  }

  /** The number of points. */
  public long size() {
    return factors.stream().mapToLong(f -> f.labels().size()).reduce(1, Math::multiplyExact);
  }

  /** The first number after the block. */
  public long end() {
    return first + size();
  }
}
