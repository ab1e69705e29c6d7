package org.hcim.sweeps.space;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The values that an axis gives its parameters at one step.
 *
 * @param label the name of a bundle, or the values
 * @param values one for each of the axis's parameters; null leaves the parameter at its default
 */
public record Row(String label, List<Object> values) implements Serializable {

  public Row {
    values = Collections.unmodifiableList(new ArrayList<>(values)); // may contain nulls
  }

  /** A row of one value. */
  public static Row of(Object value) {
    return new Row(String.valueOf(value), Collections.singletonList(value));
  }
}
