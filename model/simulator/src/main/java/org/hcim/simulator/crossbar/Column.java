package org.hcim.simulator.crossbar;

/**
 * The location of a column.
 *
 * @param number index among the columns of all crossbars of a matrix
 */
record Column(int split, int slice, int output, int number) {

  static Column of(CrossbarMatrix matrix, int split, int slice, int output) {
    int slices = matrix.datapath().slicing().slices();
    int outputs = matrix.weights().outputs();
    return new Column(split, slice, output, (split * slices + slice) * outputs + output);
  }
}
