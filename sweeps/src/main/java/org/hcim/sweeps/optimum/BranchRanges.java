package org.hcim.sweeps.optimum;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hcim.accelerator.cost.DesignBox;
import org.hcim.accelerator.design.Choice;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.sweeps.space.GridBranch;
import org.hcim.sweeps.space.Slot;

/**
 * A branch of a grid, with the axes along which a box may span many steps: axes whose values are
 * numbers or choices that the cost model can bound. Along other axes, a box has one step.
 */
final class BranchRanges {

  private final GridBranch branch;
  private final int[] constant;
  private final boolean[] spanned;

  /** The values that the axes write, by axis, slot and step. */
  private final Object[][][] values;

  private final int[][] slots;

  /** By axis and slot: 1 if values never fall with the step, -1 if they never rise, else 0. */
  private final int[][] order;

  /**
   * @param constant slots that have a single value within a box
   */
  BranchRanges(GridBranch branch, int[] constant) {
    this.branch = branch;
    this.constant = constant.clone();
    int axes = branch.axes();
    spanned = new boolean[axes];
    values = new Object[axes][][];
    slots = new int[axes][];
    order = new int[axes][];
    for (int axis = 0; axis < axes; axis++) {
      read(axis);
    }
  }

  private void read(int axis) {
    slots[axis] = branch.slots(axis);
    values[axis] = new Object[slots[axis].length][branch.steps(axis)];
    Object[] point = branch.base();
    for (int step = 0; step < branch.steps(axis); step++) {
      branch.write(axis, step, point);
      for (int i = 0; i < slots[axis].length; i++) {
        values[axis][i][step] = point[slots[axis][i]];
      }
    }
    order[axis] = Arrays.stream(values[axis]).mapToInt(BranchRanges::order).toArray();
    spanned[axis] =
        Arrays.stream(values[axis]).noneMatch(BranchRanges::hasNone) && isSpannable(axis);
  }

  private static int order(Object[] steps) {
    boolean rises = true;
    boolean falls = true;
    for (int step = 1; step < steps.length; step++) {
      double change = number(steps[step]) - number(steps[step - 1]);
      rises &= change >= 0;
      falls &= change <= 0;
    }
    return rises ? 1 : falls ? -1 : 0;
  }

  private static double number(Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  private static boolean hasNone(Object[] steps) {
    return Arrays.stream(steps)
        .anyMatch(value -> !(value instanceof Number || value instanceof Choice));
  }

  /** Returns whether a box may span several choices of an axis. */
  boolean isOpenChoice(int axis) {
    return spanned[axis]
        && Arrays.stream(values[axis]).anyMatch(steps -> steps[0] instanceof Choice);
  }

  private boolean isSpannable(int axis) {
    for (int i = 0; i < slots[axis].length; i++) {
      int slot = slots[axis][i];
      boolean varies = Arrays.stream(values[axis][i]).distinct().count() > 1;
      if (varies && (isConstant(slot) || !DesignBox.spans(parameter(slot)))) {
        return false;
      }
    }
    return true;
  }

  private boolean isConstant(int slot) {
    return Arrays.stream(constant).anyMatch(each -> each == slot);
  }

  private static Parameter parameter(int slot) {
    return Arrays.stream(Parameter.values())
        .filter(p -> Slot.of(p) == slot)
        .findFirst()
        .orElseThrow();
  }

  /**
   * The boxes that cover the branch, one per combination of steps of the axes that a box cannot
   * span.
   */
  List<int[][]> roots() {
    List<int[][]> roots = new ArrayList<>();
    int[] low = new int[branch.axes()];
    roots(0, low, roots);
    return roots;
  }

  /** The number of {@link #roots}, without making them. */
  BigInteger countRoots() {
    BigInteger count = BigInteger.ONE;
    for (int axis = 0; axis < branch.axes(); axis++) {
      count = spanned[axis] ? count : count.multiply(BigInteger.valueOf(branch.steps(axis)));
    }
    return count;
  }

  private void roots(int axis, int[] low, List<int[][]> roots) {
    if (axis == low.length) {
      int[] high = low.clone();
      for (int i = 0; i < high.length; i++) {
        high[i] = spanned[i] ? branch.steps(i) - 1 : low[i];
      }
      roots.add(new int[][] {low.clone(), high});
      return;
    }
    int steps = spanned[axis] ? 1 : branch.steps(axis);
    for (int step = 0; step < steps; step++) {
      low[axis] = step;
      roots(axis + 1, low, roots);
    }
    low[axis] = 0;
  }

  /**
   * Writes the least and the greatest values between two corners, including derived values; where
   * several choices lie between the corners, writes two different ones.
   */
  void corners(int[] low, int[] high, Object[] least, Object[] most) {
    System.arraycopy(branch.base(), 0, least, 0, least.length);
    System.arraycopy(least, 0, most, 0, most.length);
    for (int axis = 0; axis < low.length; axis++) {
      for (int i = 0; i < slots[axis].length; i++) {
        int slot = slots[axis][i];
        Object[] steps = values[axis][i];
        int from = order[axis][i] < 0 ? high[axis] : low[axis];
        int to = order[axis][i] < 0 ? low[axis] : high[axis];
        least[slot] = steps[from];
        most[slot] = order[axis][i] == 0 ? steps[from] : steps[to];
        for (int step = from + 1; order[axis][i] == 0 && step <= to; step++) {
          extend(slot, steps[step], least, most);
        }
      }
    }
    DesignPoint.derive(least);
    DesignPoint.derive(most);
  }

  private static void extend(int slot, Object value, Object[] least, Object[] most) {
    if (value instanceof Choice && !value.equals(least[slot])) {
      most[slot] = value;
    } else if (number(value) < number(least[slot])) {
      least[slot] = value;
    } else if (number(value) > number(most[slot])) {
      most[slot] = value;
    }
  }

  /** The values of one point. */
  Object[] point(int[] steps) {
    Object[] point = branch.base();
    for (int axis = 0; axis < steps.length; axis++) {
      branch.write(axis, steps[axis], point);
    }
    return point;
  }
}
