package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import org.hcim.simulator.crossbar.PartialSumKernel;
import org.hcim.simulator.crossbar.PartialSumKernel.ReadingTables;

/**
 * The gradients of the sums of the first images, to be correlated with the recomputed partial sums.
 * These images represent all.
 *
 * @param gradients by block, output and position
 * @param represented the number of images that these represent
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReadingGradients(
    PartialSumKernel kernel, PackedMaps maps, float[][][] gradients, long represented) {

  /**
   * Copies the gradients of the maps' images.
   *
   * @param maps the maps of the first images
   * @param gradient of all images: images x outputs x height x width
   */
  static ReadingGradients of(PartialSumKernel kernel, PackedMaps maps, NDArray gradient) {
    int outputs = (int) gradient.getShape().get(1);
    int places = (int) (gradient.getShape().get(2) * gradient.getShape().get(3));
    FloatBuffer from = gradient.toByteBuffer(true).asFloatBuffer();
    var gradients = new float[maps.blocks()][outputs][];
    for (int block = 0; block < gradients.length; block++) {
      for (int output = 0; output < outputs; output++) {
        gradients[block][output] = new float[maps.positions(block)];
      }
      for (int image = 0; image < maps.imagesIn(block); image++) {
        for (int output = 0; output < outputs; output++) {
          from.get(gradients[block][output], image * places, places);
        }
      }
    }
    return new ReadingGradients(kernel, maps, gradients, gradient.getShape().get(0));
  }

  /** Returns a scalar whose gradients are those of the learned parameters. */
  NDArray learn(Columns.Learner learner) {
    var tables = new ArrayList<ReadingTables>();
    tables.add(tables(learner::readings));
    if (learner.hasEdges()) {
      tables.add(tables(learner::edges));
    }
    var sums = new double[tables.size()][kernel.columns()];
    for (int block = 0; block < gradients.length; block++) {
      var buffers = HostBuffers.ofThread().kernel();
      kernel.correlate(tables, maps, block, buffers, gradients[block], sums);
    }
    double all = (double) represented / maps.images();
    for (double[] each : sums) {
      for (int column = 0; column < each.length; column++) {
        each[column] *= all;
      }
    }
    return learner.surrogate(sums[0], sums.length > 1 ? sums[1] : new double[0]);
  }

  /** Tabulates values over consecutive partial sums. */
  @FunctionalInterface
  private interface Table {
    float[] of(int column, int least, int count);
  }

  private ReadingTables tables(Table table) {
    var tables = new float[kernel.columns()][];
    for (int column = 0; column < tables.length; column++) {
      tables[column] = table.of(column, kernel.least(column), kernel.sums(column));
    }
    return column -> tables[column];
  }
}
