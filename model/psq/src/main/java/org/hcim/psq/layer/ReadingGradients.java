package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import org.hcim.simulator.crossbar.PartialSumKernel;

/**
 * The gradients of the first images' sums beside their partial sums, which are computed again.
 * These images stand for all.
 *
 * @param gradients by block, output and position
 */
record ReadingGradients(PartialSumKernel kernel, PackedMaps maps, float[][][] gradients) {

  /** Takes the gradients of the first blocks: images x outputs x height x width. */
  static ReadingGradients of(
      PartialSumKernel kernel, PackedMaps maps, NDArray gradient, int blocks) {
    int outputs = (int) gradient.getShape().get(1);
    int places = (int) (gradient.getShape().get(2) * gradient.getShape().get(3));
    FloatBuffer from = gradient.toByteBuffer(true).asFloatBuffer();
    var gradients = new float[blocks][outputs][];
    for (int block = 0; block < blocks; block++) {
      for (int output = 0; output < outputs; output++) {
        gradients[block][output] = new float[maps.positions(block)];
      }
      for (int image = 0; image < maps.imagesIn(block); image++) {
        for (int output = 0; output < outputs; output++) {
          from.get(gradients[block][output], image * places, places);
        }
      }
    }
    return new ReadingGradients(kernel, maps, gradients);
  }

  /** A number with the gradients of what is learned. */
  NDArray learn(Columns.Learner learner) {
    int columns = kernel.columns();
    double[] ofReadings = correlate(columns, learner::readings);
    double[] ofEdges = learner.hasEdges() ? correlate(columns, learner::edges) : new double[0];
    return learner.surrogate(ofReadings, ofEdges);
  }

  /** Numbers by partial sum. */
  @FunctionalInterface
  private interface Table {
    float[] of(int column, int least, int count);
  }

  private double[] correlate(int columns, Table table) {
    var tables = new float[columns][];
    for (int column = 0; column < columns; column++) {
      tables[column] = table.of(column, kernel.least(column), kernel.sums(column));
    }
    var sums = new double[columns];
    int images = 0;
    for (int block = 0; block < gradients.length; block++) {
      kernel.correlate(
          column -> tables[column],
          maps,
          block,
          HostBuffers.ofThread().kernel(),
          gradients[block],
          sums);
      images += maps.imagesIn(block);
    }
    double all = (double) maps.images() / images;
    for (int column = 0; column < columns; column++) {
      sums[column] *= all;
    }
    return sums;
  }
}
