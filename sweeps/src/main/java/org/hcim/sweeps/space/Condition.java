package org.hcim.sweeps.space;

import java.io.Serializable;
import java.util.Set;

/**
 * A condition that holds if another axis is at one of the listed rows; false if that axis is
 * inactive.
 *
 * @param axis the name of the other axis
 * @param rows indexes of the other axis's rows
 */
public record Condition(String axis, Set<Integer> rows) implements Serializable {

  public Condition {
    rows = Set.copyOf(rows);
  }
}
