package org.hcim.sweeps.space;

import java.io.Serializable;

/**
 * The combinations of the values of some parameters that occur in a space, numbered from 0. The
 * same values may occur more than once, each time for different points.
 *
 * <p>Immutable and thread-safe; serialized to the workers of a cluster.
 */
public interface Combinations extends Serializable {

  /** The number of combinations. */
  long size();

  /**
   * Writes the values of one combination.
   *
   * @param index from 0 to {@code size() - 1}
   * @param values receives, by ordinal, the values that some point of the combination has
   * @return the number of points of the combination
   */
  long write(long index, Object[] values);
}
