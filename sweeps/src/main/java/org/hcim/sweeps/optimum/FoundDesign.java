package org.hcim.sweeps.optimum;

import java.util.Arrays;
import java.util.Comparator;

/**
 * A design on a frontier.
 *
 * @param branch the index of the grid's branch
 * @param steps the step of each axis of the branch
 * @param values by slot
 * @param vector the objectives, to be minimized
 */
@SuppressWarnings("ArrayRecordComponent") // compared by number in the grid
public record FoundDesign(int branch, int[] steps, Object[] values, double[] vector)
    implements Comparable<FoundDesign> {

  private static final Comparator<FoundDesign> BY_NUMBER =
      Comparator.comparingInt(FoundDesign::branch)
          .thenComparing(FoundDesign::steps, Arrays::compare);

  /** Orders designs by number in the grid. */
  @Override
  public int compareTo(FoundDesign other) {
    return BY_NUMBER.compare(this, other);
  }
}
