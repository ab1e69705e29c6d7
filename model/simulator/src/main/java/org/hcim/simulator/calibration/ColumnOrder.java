package org.hcim.simulator.calibration;

import org.hcim.simulator.crossbar.Slicing;

/**
 * The columns of a layer, once per stream, in the order of the kernel: by row tile, output, slice
 * and stream.
 */
public record ColumnOrder(int splits, int outputs, Slicing slicing) {

  /** The number of columns that store one weight. */
  public int slices() {
    return slicing.slices();
  }

  /** The number of streams of an activation. */
  public int streams() {
    return slicing.precision().streams();
  }

  /** The number of columns, counted once per stream. */
  public int count() {
    return splits * outputs * slices() * streams();
  }

  /** The stream of a column. */
  public int stream(int column) {
    return column % streams();
  }

  /** The slice of a column. */
  public int slice(int column) {
    return column / streams() % slices();
  }

  /** The output of a column. */
  public int output(int column) {
    return column / streams() / slices() % outputs;
  }

  /** The row tile of a column. */
  public int split(int column) {
    return column / streams() / slices() / outputs;
  }

  /** The magnitude of a column's significance in the products: that of its slice and stream. */
  public int significance(int column) {
    return Math.abs(slicing.significance(slice(column))) << slicing.firstBit(stream(column));
  }

  /** The weight of a column's squared error in that of the products. */
  public double weight(int column) {
    double significance = significance(column);
    return significance * significance;
  }

  /** The share of a column's slice and stream in the total significance. */
  public double share(int column) {
    double all = 0;
    for (int i = 0; i < slices() * streams(); i++) {
      all += significance(i);
    }
    return significance(column) / all;
  }
}
