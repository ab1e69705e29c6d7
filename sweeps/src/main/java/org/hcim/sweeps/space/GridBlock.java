package org.hcim.sweeps.space;

import java.util.List;

/**
 * A range of a grid's numbers in which the same axes vary independently of each other.
 *
 * @param first the smallest number
 * @param held the axes that are constant here, with their steps
 * @param factors the axes that vary; the last one fastest
 */
public record GridBlock(long first, List<Held> held, List<Factor> factors) {

  /**
   * An axis that decides which others take part.
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

  /** The number of its points. */
  public long size() {
    return factors.stream().mapToLong(f -> f.labels().size()).reduce(1, Math::multiplyExact);
  }

  /** The first number after it. */
  public long end() {
    return first + size();
  }
}
