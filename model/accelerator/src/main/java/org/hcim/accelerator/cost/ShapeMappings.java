package org.hcim.accelerator.cost;

import org.hcim.accelerator.network.Network.Shape;

/**
 * The mappings of a network's shapes, shared by all designs that match in everything mappings
 * depend on.
 *
 * @param mappings the mappings with the fewest crossbars, by shape; null until they are queried
 *     twice
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ShapeMappings(
    int rows, int outputsPerCrossbar, int slices, int sliceCopies, LayerMapping[] mappings) {

  /** The mappings of no design. */
  static final ShapeMappings NONE = new ShapeMappings(-1, -1, -1, -1, null);

  /** Mappings that are not computed yet. */
  static ShapeMappings unknown(DesignBox box) {
    return of(box, (LayerMapping[]) null);
  }

  /** The mappings of the given shapes; a stream takes a tenth of the time of an evaluation. */
  static ShapeMappings of(DesignBox box, Shape[] shapes) {
    var mappings = new LayerMapping[shapes.length];
    for (int i = 0; i < mappings.length; i++) {
      mappings[i] = LayerMapping.fewest(box, shapes[i]);
    }
    return of(box, mappings);
  }

  private static ShapeMappings of(DesignBox box, LayerMapping[] mappings) {
    return new ShapeMappings(
        box.mostInputRows(),
        box.mostOutputsPerCrossbar(),
        box.slices(),
        box.sliceCopies(),
        mappings);
  }

  /**
   * Returns whether these mappings apply to a design; {@link LayerMapping#fewest} reads nothing
   * else.
   */
  boolean areOf(DesignBox box) {
    return rows == box.mostInputRows()
        && outputsPerCrossbar == box.mostOutputsPerCrossbar()
        && slices == box.slices()
        && sliceCopies == box.sliceCopies();
  }
}
