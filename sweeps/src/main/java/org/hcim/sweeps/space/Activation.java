package org.hcim.sweeps.space;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.hcim.accelerator.design.ReadoutKind;

/** Determines the axes that are active at a point, from the rows of the axes that control them. */
final class Activation implements Serializable {

  private static final long serialVersionUID = 1L;

  /** The row of an inactive axis. */
  static final int INACTIVE = -1;

  private final List<EnumSet<ReadoutKind>> readouts = new ArrayList<>();

  /** By axis and condition: the controlling axis. */
  private final int[][] controllers;

  /**
   * By axis and condition: true at each row of the controlling axis at which the condition holds.
   */
  private final boolean[][][] holds;

  Activation(Axes axes) {
    int count = axes.axes().size();
    controllers = new int[count][];
    holds = new boolean[count][][];
    for (int i = 0; i < count; i++) {
      List<Condition> when = axes.axes().get(i).when();
      controllers[i] = when.stream().mapToInt(c -> axes.indexOf(c.axis())).toArray();
      holds[i] = when.stream().map(Activation::holds).toArray(boolean[][]::new);
      readouts.add(readouts(axes, i));
    }
  }

  /**
   * Returns whether an axis is active.
   *
   * @param chosen the row of each controlling axis
   */
  boolean isActive(int axis, int[] chosen, ReadoutKind readout) {
    if (!readouts.get(axis).contains(readout)) {
      return false;
    }
    for (int i = 0; i < controllers[axis].length; i++) {
      int row = chosen[controllers[axis][i]];
      if (row == INACTIVE || row >= holds[axis][i].length || !holds[axis][i][row]) {
        return false;
      }
    }
    return true;
  }

  private static boolean[] holds(Condition condition) {
    int length = condition.rows().stream().mapToInt(row -> row + 1).max().orElse(0);
    boolean[] holds = new boolean[length];
    condition.rows().forEach(row -> holds[row] = true);
    return holds;
  }

  private static EnumSet<ReadoutKind> readouts(Axes axes, int axis) {
    Set<ReadoutKind> suited = EnumSet.noneOf(ReadoutKind.class);
    axes.axes().get(axis).parameters().forEach(parameter -> suited.addAll(parameter.readouts()));
    return axis == axes.readoutAxis() ? EnumSet.allOf(ReadoutKind.class) : EnumSet.copyOf(suited);
  }
}
