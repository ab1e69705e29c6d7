package org.hcim.simulator.crossbar;

import static org.hcim.accelerator.design.Check.check;

import java.util.Arrays;
import java.util.Objects;

/**
 * A weight matrix mapped to crossbars, with the scale factors and thresholds of its readout.
 *
 * @param thresholds per-column thresholds, or {@link ColumnThresholds#NONE}
 */
public record CrossbarMatrix(
    Datapath datapath, WeightMatrix weights, ScaleFactors scales, ColumnThresholds thresholds) {

  public CrossbarMatrix {
    Objects.requireNonNull(datapath, "datapath");
    Objects.requireNonNull(thresholds, "thresholds");
    Objects.requireNonNull(weights, "weights");
    int expected = ScaleFactors.count(datapath, weights.inputs(), weights.outputs());
    int given = scales.codes().length;
    check(given == expected, "scale factors (%d) must be %d", given, expected);
    long most = datapath.mostSum(weights.inputs());
    check(most < 1 << 30, "the largest sum (%d) must be below %d", most, 1L << 30);
    if (!thresholds.isEmpty()) {
      check(
          datapath.readout() instanceof ColumnReadout.Comparators,
          "readout (%s) must be comparators to have thresholds by column",
          datapath.readout());
      int columns = ColumnThresholds.count(datapath, weights.inputs(), weights.outputs());
      int own = thresholds.high().length;
      check(own == columns, "thresholds (%d) must be %d", own, columns);
    }
  }

  /** Creates a matrix whose columns have the thresholds of the readout. */
  public CrossbarMatrix(Datapath datapath, WeightMatrix weights, ScaleFactors scales) {
    this(datapath, weights, scales, ColumnThresholds.NONE);
  }

  /**
   * The smallest partial sum that reads +1 in a column of comparators.
   *
   * @param comparators readout of the datapath
   */
  public int high(
      ColumnReadout.Comparators comparators, int split, int output, int slice, int stream) {
    return thresholds.isEmpty()
        ? comparators.high()
        : thresholds.high(index(split, output, slice, stream));
  }

  /**
   * The largest partial sum that reads -1 in a column of comparators.
   *
   * @param comparators readout of the datapath
   */
  public int low(
      ColumnReadout.Comparators comparators, int split, int output, int slice, int stream) {
    return thresholds.isEmpty()
        ? comparators.low()
        : thresholds.low(index(split, output, slice, stream));
  }

  private int index(int split, int output, int slice, int stream) {
    var slicing = datapath.slicing();
    int column = (split * weights.outputs() + output) * slicing.slices() + slice;
    return column * slicing.precision().streams() + stream;
  }

  /** The reading of a partial sum in a column. */
  public int read(int partialSum, int split, int output, int slice, int stream) {
    if (thresholds.isEmpty()) {
      return datapath.readout().read(partialSum);
    }
    int column = index(split, output, slice, stream);
    return partialSum >= thresholds.high(column)
        ? 1
        : partialSum <= thresholds.low(column) ? -1 : 0;
  }

  /**
   * The number of bias rows that the column references require: the largest magnitude of a
   * reference if differential columns of a binary readout have individual references, else 0.
   */
  public int biasRows() {
    boolean isBiased =
        datapath.readout() instanceof ColumnReadout.Binary
            && datapath.slicing().mapping().isDifferential();
    return isBiased ? Arrays.stream(thresholds.high()).map(Math::abs).max().orElse(0) : 0;
  }

  /** The number of row tiles over which a product is split. */
  public int splits() {
    return datapath.splits(weights.inputs());
  }

  /** The first input of a row tile. */
  int firstInput(int split) {
    return split * datapath.rows();
  }

  /** The end of a row tile's inputs, exclusive. */
  int endInput(int split) {
    return Math.min(weights.inputs(), firstInput(split) + datapath.rows());
  }

  /** The contribution of a cell per unit of its input. */
  int digit(int output, int input, int slice) {
    return datapath.slicing().digit(weights.weight(output, input), slice);
  }
}
