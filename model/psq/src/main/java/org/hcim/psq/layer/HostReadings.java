package org.hcim.psq.layer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Arrays;
import org.hcim.psq.layer.Columns.Column;
import org.hcim.psq.quantizer.HostReading;

/**
 * Readings by our own loops: each partial sum is accessed twice, where a dozen operations of the
 * engine would carry all of them through memory as often.
 */
final class HostReadings implements Readings {

  private static final float HALF = 0.5f;

  private final Pass pass;
  private Shape shape;
  private float[] partialSums;
  private float[][] sums;
  private float[][] open;

  HostReadings(Pass pass) {
    this.pass = pass;
  }

  @Override
  public void add(NDArray from, Column column) {
    var layout = new Layout(from.getShape());
    if (sums == null) {
      shape = layout.result();
      sums = new float[layout.images()][layout.size()];
      open = new float[pass.training() ? layout.images() : 0][layout.size()];
      partialSums = new float[layout.size()];
    }
    float[][] weights = layout.spread(column.weights());
    HostReading reading = column.reading().onHost(layout::spread);
    float[][] edges = pass.training() ? edges(layout.spread(column.limits())) : null;
    float[][] shares = pass.training() ? layout.spread(column.shares()) : null;
    FloatBuffer all = from.toByteBuffer(true).asFloatBuffer();
    for (int image = 0; image < layout.images(); image++) {
      for (int slice = 0; slice < layout.slices(); slice++) {
        all.get(partialSums);
        reading.add(partialSums, slice, weights[slice], sums[image]);
        if (pass.training()) {
          addOpen(partialSums, column.middle(), edges[slice], shares[slice], open[image]);
        }
      }
    }
  }

  /** Twice a distance from the middle is whole; {@link HostReading} says how that is compared. */
  private static void addOpen(
      float[] partialSums, float middle, float[] edges, float[] shares, float[] open) {
    for (int i = 0; i < shares.length; i++) {
      float inside = edges[i] - 2 * Math.abs(partialSums[i] - middle);
      float isOpen = (Math.abs(inside) - Math.abs(inside - 1) + 1) * HALF;
      open[i] += shares[i] * isOpen;
    }
  }

  /** Twice a limit, rounded down to a whole number, and 1: what lies beyond comes to 0 or less. */
  private static float[][] edges(float[][] limits) {
    for (float[] ofSlice : limits) {
      for (int i = 0; i < ofSlice.length; i++) {
        ofSlice[i] = (float) Math.floor(2 * ofSlice[i]) + 1;
      }
    }
    return limits;
  }

  @Override
  public NDArray open() {
    NDArray all = together(open);
    for (float[] image : open) {
      Arrays.fill(image, 0);
    }
    return all;
  }

  @Override
  public NDArray sums() {
    return together(sums);
  }

  private NDArray together(float[][] images) {
    FloatBuffer all = FloatBuffer.allocate((int) shape.size());
    for (float[] image : images) {
      all.put(image);
    }
    return pass.manager().create(all.array(), shape);
  }

  /** Numbers of columns, repeated for each place. */
  private record Layout(int images, int slices, int outputs, int places) {

    Layout(Shape shape) {
      this((int) shape.get(0), (int) shape.get(1), (int) shape.get(2), (int) shape.get(3));
    }

    Shape result() {
      return new Shape(images, outputs, places);
    }

    int size() {
      return outputs * places;
    }

    /**
     * Slices x (outputs x places).
     *
     * @param numbers 1 x slices x outputs x 1, or 1 in place of some
     */
    float[][] spread(NDArray numbers) {
      float[] from = numbers.toFloatArray();
      Shape of = numbers.getShape();
      boolean bySlice = of.dimension() > 1 && of.get(1) > 1;
      boolean byOutput = of.dimension() > 1 && of.get(2) > 1;
      var all = new float[slices][size()];
      for (int slice = 0; slice < slices; slice++) {
        int row = bySlice ? slice * (byOutput ? outputs : 1) : 0;
        for (int output = 0; output < outputs; output++) {
          float number = from[row + (byOutput ? output : 0)];
          Arrays.fill(all[slice], output * places, (output + 1) * places, number);
        }
      }
      return all;
    }
  }
}
