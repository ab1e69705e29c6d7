package org.hcim.jobs.evaluate;

import org.hcim.sweeps.optimum.BoxRules.Verdict;

/**
 * The combinations of a few axes' steps that a rule keeps, as prefix sums: the count in a box
 * follows from its corners.
 */
final class RuleTable {

  private final int[] axes;
  private final int[] strides;

  /** For each combination, the number of kept combinations with lower steps on all axes. */
  private final int[] sums;

  private RuleTable(int[] axes, int[] strides, int[] sums) {
    this.axes = axes;
    this.strides = strides;
    this.sums = sums;
  }

  /**
   * Builds a table.
   *
   * @param axes indexes of the axes
   * @param sizes number of steps of each axis
   * @param kept by combination, the last axis fastest
   */
  static RuleTable of(int[] axes, int[] sizes, boolean[] kept) {
    int[] strides = new int[sizes.length];
    int length = 1;
    for (int i = sizes.length - 1; i >= 0; i--) {
      strides[i] = length;
      length = Math.multiplyExact(length, sizes[i] + 1);
    }
    int[] sums = new int[length];
    for (int combination = 0; combination < kept.length; combination++) {
      int at = 0;
      int rest = combination;
      for (int i = sizes.length - 1; i >= 0; i--) {
        at += (rest % sizes[i] + 1) * strides[i];
        rest /= sizes[i];
      }
      sums[at] = kept[combination] ? 1 : 0;
    }
    for (int i = 0; i < sizes.length; i++) {
      for (int at = 0; at < length; at++) {
        if (at / strides[i] % (sizes[i] + 1) > 0) {
          sums[at] += sums[at - strides[i]];
        }
      }
    }
    return new RuleTable(axes, strides, sums);
  }

  Verdict judge(int[] low, int[] high) {
    long kept = 0;
    for (int corner = 0; corner < 1 << axes.length; corner++) {
      int at = 0;
      for (int i = 0; i < axes.length; i++) {
        boolean isLow = (corner >> i & 1) != 0;
        at += (isLow ? low[axes[i]] : high[axes[i]] + 1) * strides[i];
      }
      kept += (Integer.bitCount(corner) & 1) == 0 ? sums[at] : -sums[at];
    }
    if (kept == 0) {
      return Verdict.NOTHING;
    }
    long all = 1;
    for (int axis : axes) {
      all *= high[axis] - low[axis] + 1;
    }
    return kept == all ? Verdict.ALL : Verdict.SOME;
  }
}
