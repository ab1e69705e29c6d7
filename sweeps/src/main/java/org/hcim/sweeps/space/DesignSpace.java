package org.hcim.sweeps.space;

import java.io.Serializable;
import java.util.Set;
import org.hcim.accelerator.design.Parameter;

/**
 * Designs numbered from 0, each determined by its number.
 *
 * <p>Immutable and thread-safe; serialized to the workers of a cluster.
 */
public sealed interface DesignSpace extends Serializable
    permits GridSpace, SampledSpace, ListedSpace {

  /** Changes whenever the same spec would number its points differently. */
  String ENUMERATION_VERSION = "1";

  /** The number of points; the same design may occur more than once in a sample. */
  long size();

  /**
   * Writes one point.
   *
   * @param index from 0 to {@code size() - 1}
   * @param values receives a value for each parameter by ordinal; null if the parameter does not
   *     apply or the model derives it
   */
  void point(long index, Object[] values);

  /** The combinations of the values of a few parameters, over all points. */
  Combinations combinations(Set<Parameter> parameters);

  /**
   * Counts the points by the values of a few parameters.
   *
   * @return the distinct combinations in order of first occurrence; the counts add up to {@link
   *     #size()}
   */
  default Projection project(Set<Parameter> parameters) {
    return Projection.of(combinations(parameters), parameters);
  }

  /** A new array with one point's values. */
  default Object[] point(long index) {
    var values = new Object[Parameter.count()];
    point(index, values);
    return values;
  }
}
