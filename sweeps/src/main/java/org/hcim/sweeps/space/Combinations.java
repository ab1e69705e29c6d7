package org.hcim.sweeps.space;

import java.io.Serializable;

/**
 * The combinations of the values of some parameters that occur in a space, numbered from 0. The
 * same values may occur more than once, each time for other points.
 *
 * <p>Immutable and safe for threads; it is shipped to the workers of a cluster.
 */
public interface Combinations extends Serializable {

  /** The number of combinations. */
  long size();

  /**
   * Writes the values of one combination.
   *
   * @param index from 0 to {@code size() - 1}
   * @param values receives, by ordinal, the values that some point of the combination has
   * @return the number of its points
   */
  long write(long index, Object[] values);
}
