package org.hcim.sweeps.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hcim.accelerator.design.Parameter;

/**
 * The number of points of a space with each combination of some parameters' values.
 *
 * @param parameters in the order of the catalog
 * @param combinations distinct combinations
 */
public record Projection(List<Parameter> parameters, List<Combination> combinations) {

  /**
   * Values that occur together.
   *
   * @param values one for each parameter; may be null
   * @param points the number of points with these values
   */
  public record Combination(List<Object> values, long points) {}

  /** Merges equal combinations and sums their points. */
  static Projection of(Combinations combinations, Set<Parameter> parameters) {
    List<Parameter> inOrder =
        parameters.isEmpty() ? List.of() : List.copyOf(EnumSet.copyOf(parameters));
    Map<List<Object>, Long> counts = new LinkedHashMap<>();
    var values = new Object[Parameter.count()];
    for (long index = 0; index < combinations.size(); index++) {
      long points = combinations.write(index, values);
      List<Object> picked = new ArrayList<>(inOrder.size());
      inOrder.forEach(parameter -> picked.add(values[Slot.of(parameter)]));
      counts.merge(Collections.unmodifiableList(picked), points, Math::addExact);
    }
    List<Combination> different = new ArrayList<>(counts.size());
    counts.forEach((picked, points) -> different.add(new Combination(picked, points)));
    return new Projection(inOrder, different);
  }
}
