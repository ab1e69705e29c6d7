package org.hcim.sweeps.space;

import java.io.Serializable;
import java.util.Set;

/**
 * Holds where another axis is at one of some rows; it does not hold where that axis is inactive.
 *
 * @param axis the name of the other axis
 * @param rows indexes into its rows
 */
public record Condition(String axis, Set<Integer> rows) implements Serializable {

  public Condition {
    rows = Set.copyOf(rows);
  }
}
