package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

import java.util.OptionalInt;

/**
 * The grouping of crossbars into tiles and the replication of weights.
 *
 * @param crossbarsPerTile crossbars that share a tile's eDRAM, bus and router
 * @param tiles tiles on the chip; empty for as many as the network needs
 * @param weightReplication copies of each layer, which share its positions
 */
public record Chip(int crossbarsPerTile, OptionalInt tiles, int weightReplication) {

  public Chip {
    check(crossbarsPerTile > 0, "xbars_per_tile (%d) must be positive", crossbarsPerTile);
    check(tiles.isEmpty() || tiles.getAsInt() > 0, "tiles (%d) must be positive", tiles.orElse(0));
    check(weightReplication > 0, "weight_replication (%d) must be positive", weightReplication);
  }
}
