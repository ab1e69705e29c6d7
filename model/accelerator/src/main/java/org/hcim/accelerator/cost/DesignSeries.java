package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.DesignPoint;

/**
 * Prepares designs for costing networks, one after the other. Neighbors in a grid often differ only
 * in parameters that affect no unit cost; such designs share their unit costs, and those that
 * differ only in their fraction of zeros also the sums over layers. Not thread-safe.
 */
public final class DesignSeries {

  /** The cache size; the inner axes of a grid alternate between few circuits. */
  private static final int SLOTS = 64;

  private final CostModel model;
  private final CostedDesign[] known = new CostedDesign[SLOTS];

  public DesignSeries(CostModel model) {
    this.model = model;
  }

  /**
   * Prepares a design for costing networks by the same thread; its costs equal those of {@link
   * CostModel#design}.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException if no cost source covers the design
   */
  public CostedDesign design(DesignPoint point) {
    DesignBox box = DesignBox.of(point);
    int slot = box.least().circuitHash() & (SLOTS - 1);
    CostedDesign neighbor = known[slot];
    if (neighbor != null && neighbor.point().sharesCircuits(point)) {
      return neighbor.with(box);
    }
    known[slot] = model.costed(box).withNeighbors();
    return known[slot];
  }
}
