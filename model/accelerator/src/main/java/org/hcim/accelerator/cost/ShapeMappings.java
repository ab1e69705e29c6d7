package org.hcim.accelerator.cost;

import java.util.Arrays;
import org.hcim.accelerator.network.Network.Shape;

/**
 * The mappings of a network's shapes on all designs that have in common what mappings depend on.
 *
 * @param mappings by shape, those with the fewest crossbars; null where they were not asked for
 *     twice
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ShapeMappings(
    int rows, int outputsPerCrossbar, int slices, int sliceCopies, LayerMapping[] mappings) {

  /** The mappings of no design. */
  static final ShapeMappings NONE = new ShapeMappings(-1, -1, -1, -1, null);

  /** Mappings that are not made yet. */
  static ShapeMappings unknown(DesignBox box) {
    return of(box, (LayerMapping[]) null);
  }

  /** The mappings of some shapes. */
  static ShapeMappings of(DesignBox box, Shape[] shapes) {
    return of(
        box,
        Arrays.stream(shapes)
            .map(shape -> LayerMapping.fewest(box, shape))
            .toArray(LayerMapping[]::new));
  }

  private static ShapeMappings of(DesignBox box, LayerMapping[] mappings) {
    return new ShapeMappings(
        box.mostInputRows(),
        box.mostOutputsPerCrossbar(),
        box.slices(),
        box.sliceCopies(),
        mappings);
  }

  /** Returns whether a design's mappings are these: {@link LayerMapping#fewest} reads no more. */
  boolean areOf(DesignBox box) {
    return rows == box.mostInputRows()
        && outputsPerCrossbar == box.mostOutputsPerCrossbar()
        && slices == box.slices()
        && sliceCopies == box.sliceCopies();
  }
}
