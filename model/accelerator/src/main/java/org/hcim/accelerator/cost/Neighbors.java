package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.DesignPoint;

/**
 * Recent designs with the same circuits, and their sums over the layers of networks. A design that
 * differs from one of them only in its fraction of zeros shares its sums. Not thread-safe.
 */
final class Neighbors {

  /** The cache size; the inner axes of a grid alternate between few numbers of copies and tiles. */
  private static final int SLOTS = 16;

  private final Neighbor[] recent = new Neighbor[SLOTS];

  /**
   * A design that was costed.
   *
   * @param sums null until a second design shares them: most grids have one fraction of zeros
   */
  private record Neighbor(DesignPoint point, NetworkProfile network, SharedSums sums) {

    boolean shares(DesignPoint other, NetworkProfile otherNetwork) {
      return network == otherNetwork && point.sharesUse(other);
    }
  }

  /** The sums that a ternary design shares with a neighbor; null if it has none. */
  SharedSums of(CostedDesign design, NetworkProfile network) {
    int slot = slot(design, network);
    Neighbor known = recent[slot];
    if (known == null || !known.shares(design.point(), network)) {
      recent[slot] = new Neighbor(design.point(), network, null);
      return null;
    }
    if (known.sums() == null) {
      known = new Neighbor(design.point(), network, SharedSums.of(design, network));
      recent[slot] = known;
    }
    return known.sums();
  }

  private static int slot(CostedDesign design, NetworkProfile network) {
    Corner numbers = design.box().least();
    int use = numbers.weightReplication() * 31 + numbers.tiles();
    return (use + System.identityHashCode(network)) & (SLOTS - 1);
  }
}
