package org.hcim.psq.layer;

import org.hcim.simulator.crossbar.Slicing;

/**
 * The columns of a layer once for each stream, in the order of the kernel: split by split, in it
 * output by output, slice by slice, stream by stream.
 */
record ColumnOrder(int splits, int outputs, Slicing slicing) {

  int slices() {
    return slicing.precision().slices();
  }

  int streams() {
    return slicing.precision().streams();
  }

  int count() {
    return splits * outputs * slices() * streams();
  }

  int stream(int column) {
    return column % streams();
  }

  int slice(int column) {
    return column / streams() % slices();
  }

  int output(int column) {
    return column / streams() / slices() % outputs;
  }

  int split(int column) {
    return column / streams() / slices() / outputs;
  }

  /** The factor of a column's slice and stream in the products, without its sign. */
  int significance(int column) {
    return Math.abs(slicing.significance(slice(column))) << slicing.firstBit(stream(column));
  }

  /** The share of a column's slice and stream in all of them, by significance. */
  double share(int column) {
    double all = 0;
    for (int i = 0; i < slices() * streams(); i++) {
      all += significance(i);
    }
    return significance(column) / all;
  }
}
