package org.hcim.sweeps.optimum;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A design of a frontier.
 *
 * @param branch the part of the grid
 * @param steps the step of each of its axes
 * @param values by slot
 * @param vector its objectives, to be minimized
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its place in the grid
public record FoundDesign(int branch, int[] steps, Object[] values, double[] vector)
    implements Comparable<FoundDesign> {

  private static final Comparator<FoundDesign> BY_NUMBER =
      Comparator.comparingInt(FoundDesign::branch)
          .thenComparing(FoundDesign::steps, Arrays::compare);

  /** By number in the grid. */
  @Override
  public int compareTo(FoundDesign other) {
    return BY_NUMBER.compare(this, other);
  }
}
