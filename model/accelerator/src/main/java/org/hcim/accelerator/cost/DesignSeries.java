package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.DesignPoint;

/**
 * Makes designs ready to cost networks, one after the other. Neighbors in a grid often differ only
 * in what no unit cost depends on: these share their unit costs. Not thread-safe.
 */
public final class DesignSeries {

  /** The inner axes of a grid alternate between few circuits. */
  private static final int SLOTS = 64;

  private final CostModel model;
  private final CostedDesign[] known = new CostedDesign[SLOTS];

  public DesignSeries(CostModel model) {
    this.model = model;
  }

  /**
   * A design ready to cost networks, the same as by {@link CostModel#design}.
   *
   * @throws org.hcim.accelerator.design.InvalidDesignException when no cost source covers it
   */
  public CostedDesign design(DesignPoint point) {
    DesignBox box = DesignBox.of(point);
    int slot = box.least().circuitHash() & (SLOTS - 1);
    CostedDesign neighbor = known[slot];
    if (neighbor != null && neighbor.point().sharesCircuits(point)) {
      return neighbor.with(box);
    }
    known[slot] = model.costed(box);
    return known[slot];
  }
}
