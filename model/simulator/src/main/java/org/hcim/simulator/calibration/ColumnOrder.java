package org.hcim.simulator.calibration;

import org.hcim.simulator.crossbar.Slicing;

/**
 * The columns of a layer once for each stream, in the order of the kernel: split by split, in it
 * output by output, slice by slice, stream by stream.
 */
public record ColumnOrder(int splits, int outputs, Slicing slicing) {

  /** Columns that hold a weight. */
  public int slices() {
    return slicing.slices();
  }

  /** Streams of an activation. */
  public int streams() {
    return slicing.precision().streams();
  }

  /** The number of columns and streams. */
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

  /** The row split of a column. */
  public int split(int column) {
    return column / streams() / slices() / outputs;
  }

  /** The factor of a column's slice and stream in the products, without its sign. */
  public int significance(int column) {
    return Math.abs(slicing.significance(slice(column))) << slicing.firstBit(stream(column));
  }

  /** The weight of a column's squared errors among those of the products. */
  public double weight(int column) {
    double significance = significance(column);
    return significance * significance;
  }

  /** The share of a column's slice and stream in all of them, by significance. */
  public double share(int column) {
    double all = 0;
    for (int i = 0; i < slices() * streams(); i++) {
      all += significance(i);
    }
    return significance(column) / all;
  }
}
