package org.hcim.simulator.calibration;

import java.util.Arrays;

/**
 * Scale factors as integers. Each output has an individual step, because the requantizer has a
 * multiplier per channel; the largest factor of an output has the largest code.
 *
 * @param codes in the order of the layout
 * @param steps by output: ideal sum that corresponds to a sum of 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ScaleFactorCodes(int[] codes, double[] steps) {

  /**
   * Returns the nearest codes.
   *
   * @param slopes in cell currents, by scale factor
   */
  static ScaleFactorCodes of(ScaleFactorLayout layout, float[] slopes) {
    ColumnOrder order = layout.columns();
    int[] indices = layout.indices();
    var steps = new double[order.outputs()];
    for (int column = 0; column < indices.length; column++) {
      int output = order.output(column);
      double factor = slopes[indices[column]] * layout.merged(column);
      steps[output] = Math.max(steps[output], factor / layout.mostCode());
    }
    var codes = new int[slopes.length];
    for (int column = 0; column < indices.length; column++) {
      double factor = slopes[indices[column]] * layout.merged(column);
      double step = steps[order.output(column)];
      codes[indices[column]] = step == 0 ? 0 : (int) Math.rint(factor / step);
    }
    Arrays.setAll(steps, output -> steps[output] == 0 ? 1 : steps[output]);
    return new ScaleFactorCodes(codes, steps);
  }

  /** The factor of a column in cell currents, without the significance merged into it. */
  double cells(ScaleFactorLayout layout, int[] indices, int column) {
    double step = steps[layout.columns().output(column)];
    return codes[indices[column]] * step / layout.merged(column);
  }
}
