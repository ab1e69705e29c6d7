package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.network.Network.Shape;

/**
 * The mapping of one layer's weights to crossbars: im2col rows across row tiles, outputs and their
 * slices across columns. Groups of a grouped convolution share a crossbar along its diagonal.
 *
 * @param rowTiles crossbars across which the inputs of one product are split
 * @param crossbars crossbars per copy of the layer
 * @param usedColumns columns that hold weights, over all crossbars of one copy
 * @param drivenRows wordlines that carry inputs, over all crossbars of one copy
 */
public record LayerMapping(long rowTiles, long crossbars, long usedColumns, long drivenRows) {

  /** The mapping of a layer shape to a design's crossbars. */
  public static LayerMapping of(DesignPoint point, Shape shape) {
    return fewest(DesignBox.of(point), shape);
  }

  /**
   * The mapping with the fewest crossbars, used columns and driven rows over the designs of a box.
   */
  static LayerMapping fewest(DesignBox box, Shape shape) {
    return of(
        shape, box.mostInputRows(), box.mostOutputsPerCrossbar(), box.slices(), box.sliceCopies());
  }

  /** The mapping with the most crossbars. */
  static LayerMapping most(DesignBox box, Shape shape) {
    return of(
        shape, box.inputRows(), box.outputsPerCrossbar(), box.mostSlices(), box.mostSliceCopies());
  }

  private static LayerMapping of(
      Shape shape, int rows, int outputsPerCrossbar, int slices, int sliceCopies) {
    if (shape.groups() > 1) {
      int sideBySide = Math.min(rows / shape.rows(), outputsPerCrossbar / shape.outputs());
      if (sideBySide > 0) {
        return diagonal(shape, sideBySide, slices, sliceCopies);
      }
    }
    return tiled(shape, rows, outputsPerCrossbar, slices, sliceCopies);
  }

  private static LayerMapping diagonal(Shape shape, int sideBySide, int slices, int sliceCopies) {
    long groups = shape.groups();
    return new LayerMapping(
        1,
        (long) ceilDiv(shape.groups(), sideBySide) * sliceCopies,
        groups * shape.outputs() * slices,
        groups * shape.rows() * sliceCopies);
  }

  private static LayerMapping tiled(
      Shape shape, int rows, int outputsPerCrossbar, int slices, int sliceCopies) {
    long groups = shape.groups();
    long rowTiles = ceilDiv(shape.rows(), rows);
    long columnTiles = (long) ceilDiv(shape.outputs(), outputsPerCrossbar) * sliceCopies;
    return new LayerMapping(
        rowTiles,
        groups * rowTiles * columnTiles,
        groups * shape.outputs() * slices * rowTiles,
        groups * shape.rows() * columnTiles);
  }

  /**
   * Ceiling division of positive numbers; int operands divide in half the time of long operands.
   */
  private static int ceilDiv(int dividend, int divisor) {
    return (dividend - 1) / divisor + 1;
  }
}
