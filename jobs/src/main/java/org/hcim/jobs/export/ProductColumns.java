package org.hcim.jobs.export;

import org.hcim.importer.onnx.OnnxModel;
import org.hcim.simulator.crossbar.CrossbarMatrix;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.Slicing;
import org.hcim.simulator.inference.QuantizedLayer.Product;

/**
 * The columns of a product. Along the channel axis they are ordered by row split, then group, slice
 * and output.
 */
record ProductColumns(Product product) {

  /** A number for each column and bit-stream. */
  @FunctionalInterface
  interface OfColumn {
    double number(CrossbarMatrix group, int split, int output, int slice, int stream);
  }

  CrossbarMatrix first() {
    return product.groups().get(0);
  }

  Datapath datapath() {
    return first().datapath();
  }

  Slicing slicing() {
    return datapath().slicing();
  }

  int streams() {
    return slicing().precision().streams();
  }

  int groups() {
    return product.groups().size();
  }

  /** The number of outputs of a group. */
  int outputs() {
    return first().weights().outputs();
  }

  int inputs() {
    return first().weights().inputs();
  }

  /** The number of columns of a row split. */
  int perSplit() {
    return groups() * slicing().slices() * outputs();
  }

  int count() {
    return first().splits() * perSplit();
  }

  /** The number of weights, counted once per slice. */
  long cells() {
    return (long) perSplit() * inputs();
  }

  /** The numbers by bit-stream and column. */
  double[][] numbers(OfColumn numbers) {
    var all = new double[streams()][count()];
    for (int stream = 0; stream < all.length; stream++) {
      for (int column = 0; column < count(); column++) {
        int output = column % outputs();
        int slice = column / outputs() % slicing().slices();
        CrossbarMatrix group =
            product.groups().get(column % perSplit() / outputs() / slicing().slices());
        all[stream][column] = numbers.number(group, column / perSplit(), output, slice, stream);
      }
    }
    return all;
  }

  /**
   * Adds a constant by bit-stream and column, or by bit-stream if all columns have the same number.
   */
  String constant(OnnxModel model, String name, double[][] numbers) {
    boolean isUniform = true;
    for (double[] row : numbers) {
      for (double number : row) {
        isUniform &= number == row[0];
      }
    }
    int columns = isUniform ? 1 : count();
    var all = new double[numbers.length * columns];
    for (int stream = 0; stream < numbers.length; stream++) {
      System.arraycopy(numbers[stream], 0, all, stream * columns, columns);
    }
    return model.reals(name, all, numbers.length, columns, 1, 1);
  }
}
