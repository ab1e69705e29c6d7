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
 * @param combinations different ones
 */
public record Projection(List<Parameter> parameters, List<Combination> combinations) {

  /**
   * Values that occur together.
   *
   * @param values one for each parameter; may be null
   * @param points the number of points that have them
   */
  public record Combination(List<Object> values, long points) {}

  /** Adds up combinations. */
  static final class Counter {

    private final List<Parameter> parameters;
    private final Map<List<Object>, Long> counts = new LinkedHashMap<>();

    Counter(Set<Parameter> parameters) {
      this.parameters = List.copyOf(inOrder(parameters));
    }

    /** Counts a full point's values a number of times. */
    void add(Object[] point, long times) {
      List<Object> values = new ArrayList<>(parameters.size());
      parameters.forEach(parameter -> values.add(point[Slot.of(parameter)]));
      counts.merge(Collections.unmodifiableList(values), times, Math::addExact);
    }

    Projection result() {
      List<Combination> combinations = new ArrayList<>(counts.size());
      counts.forEach((values, points) -> combinations.add(new Combination(values, points)));
      return new Projection(parameters, combinations);
    }
  }

  /** The projection of a space by evaluating every point. */
  static Projection byEnumeration(DesignSpace space, Set<Parameter> parameters) {
    var counter = new Counter(parameters);
    var values = new Object[Parameter.count()];
    for (long index = 0; index < space.size(); index++) {
      space.point(index, values);
      counter.add(values, 1);
    }
    return counter.result();
  }

  private static Set<Parameter> inOrder(Set<Parameter> parameters) {
    return parameters.isEmpty() ? Set.of() : EnumSet.copyOf(parameters);
  }
}
