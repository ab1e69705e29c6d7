package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hcim.simulator.crossbar.PartialSumKernel;

/**
 * The products of a batch as the kernel computes them: images x outputs x positions, in floats that
 * represent the integers exactly. They are in buffers of the thread, so that only the last products
 * of a thread are valid.
 */
final class SplitProducts {

  private final HostBuffers buffers = HostBuffers.ofThread();
  private final Shape shape;
  private final FloatBuffer sums;
  private final List<FloatBuffer> open = new ArrayList<>();
  private final float[] row;

  private SplitProducts(Shape shape, int splits) {
    this.shape = shape;
    sums = buffers.floats(0, shape);
    for (int split = 0; split < splits; split++) {
      open.add(buffers.floats(1 + split, shape));
    }
    row = new float[places()];
  }

  private int places() {
    return (int) (shape.get(2) * shape.get(3));
  }

  /**
   * Computes all products.
   *
   * @param shape the shape of the products
   * @param splits the number of row tiles whose open columns are needed; 0 for none
   */
  static SplitProducts of(
      PartialSumKernel kernel, Columns columns, PackedMaps maps, Shape shape, int splits) {
    var products = new SplitProducts(shape, splits);
    Optional<OpenRange> range = splits > 0 ? Optional.of(columns.open()) : Optional.empty();
    float unit = range.map(OpenRange::unit).orElse(0f);
    var multiplication = kernel.multiplication(columns.readings(), range.map(OpenRange::ranges));
    for (int block = 0; block < maps.blocks(); block++) {
      multiplication.run(
          maps,
          block,
          products.buffers.kernel(),
          products.new Block(block * maps.blockImages(), unit));
    }
    return products;
  }

  /** The sums, as an array of the engine. */
  NDArray sums(NDManager manager) {
    return buffers.array(manager, 0, shape);
  }

  /** The shares of a crossbar's columns that are open, as an array of the engine. */
  NDArray open(NDManager manager, int split) {
    return buffers.array(manager, 1 + split, shape);
  }

  /** Writes the products of one block of images. */
  private final class Block implements PartialSumKernel.Results {

    private final int firstImage;
    private final float openUnit;

    Block(int firstImage, float openUnit) {
      this.firstImage = firstImage;
      this.openUnit = openUnit;
    }

    @Override
    public void open(int split, int output, int[] from, int positions) {
      write(from, positions, openUnit, output, open.get(split));
    }

    @Override
    public void sums(int output, int[] from, int positions) {
      write(from, positions, 1, output, sums);
    }

    private void write(int[] from, int positions, float unit, int output, FloatBuffer to) {
      int outputs = (int) shape.get(1);
      for (int at = 0; at < positions; at += row.length) {
        for (int i = 0; i < row.length; i++) {
          row[i] = from[at + i] * unit;
        }
        to.put(((firstImage + at / row.length) * outputs + output) * row.length, row);
      }
    }
  }
}
