package org.hcim.sweeps.space;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hcim.accelerator.design.Parameter;

/** Explicit points: some parameters and a row of values for each point; equal values are shared. */
public final class PointTable implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int[] slots;
  private final Object[][] rows;

  private PointTable(int[] slots, Object[][] rows) {
    this.slots = slots;
    this.rows = rows;
  }

  /**
   * Takes ownership of rows.
   *
   * @param parameters the columns, all different
   * @param rows values in their parameters' types; null leaves a parameter at its default
   */
  public static PointTable of(List<Parameter> parameters, List<Object[]> rows) {
    for (Object[] row : rows) {
      if (row.length != parameters.size()) {
        throw new IllegalArgumentException(
            "a row has " + row.length + " values for " + parameters.size() + " columns");
      }
    }
    return new PointTable(
        parameters.stream().mapToInt(Slot::of).toArray(),
        new ArrayList<>(rows).toArray(Object[][]::new));
  }

  /** The number of points. */
  public int size() {
    return rows.length;
  }

  /** The parameters that at least one point sets. */
  public Set<Parameter> parameters() {
    Set<Parameter> set = EnumSet.noneOf(Parameter.class);
    for (Parameter parameter : Parameter.values()) {
      for (int i = 0; i < slots.length; i++) {
        if (slots[i] == Slot.of(parameter) && sets(i)) {
          set.add(parameter);
        }
      }
    }
    return set;
  }

  private boolean sets(int column) {
    for (Object[] row : rows) {
      if (row[column] != null) {
        return true;
      }
    }
    return false;
  }

  void write(int row, Object[] values) {
    Object[] source = rows[row];
    for (int i = 0; i < slots.length; i++) {
      if (source[i] != null) {
        values[slots[i]] = source[i];
      }
    }
  }
}
