package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;

/**
 * The busy time of each part of a chip during an inference, in instances x nanoseconds; for a box
 * of designs, the minimum. A part shared by several crossbars is busy while any of them is.
 */
final class BusyTimes {

  private final DesignBox box;
  private final double crossbarsPerDcim;
  private final double crossbarsPerCore;
  private final double crossbarsPerTile;

  double crossbarNs;
  double dcimNs;
  double coreNs;
  double tileNs;

  BusyTimes(DesignBox box, Constants constants) {
    this.box = box;
    boolean compares = box.point().readout() instanceof Readout.Comparators;
    crossbarsPerDcim = compares ? box.most().crossbarsPerDcim() : 1;
    crossbarsPerCore = constants.get(Constant.CROSSBARS_PER_CORE);
    crossbarsPerTile = box.most().crossbarsPerTile();
  }

  /** The maximum number of crossbars per DCiM array; 1 with another readout. */
  double crossbarsPerDcim() {
    return crossbarsPerDcim;
  }

  double crossbarsPerCore() {
    return crossbarsPerCore;
  }

  /** The maximum number of crossbars per tile. */
  double crossbarsPerTile() {
    return crossbarsPerTile;
  }

  /**
   * Adds a layer. A shared part is busy for the whole layer, however little of it the layer uses.
   *
   * @param ns the time of the layer
   */
  void addLayer(double crossbars, double tiles, double ns) {
    dcimNs += Math.ceil(crossbars / crossbarsPerDcim) * ns;
    coreNs += Math.ceil(crossbars / crossbarsPerCore) * ns;
    tileNs += tiles * ns;
  }

  /**
   * Adds the time of the vector unit, during which cores and tiles are busy. Except for rounding,
   * the busy time of the cores is at least the time of all operations.
   *
   * @param ns the time of the vector unit
   * @param operationsNs the time of all operations in sequence
   */
  void addVectorUnit(double cores, double tiles, double ns, double operationsNs) {
    if (!box.isPoint()) {
      dcimNs = Math.max(dcimNs, Spread.shared(crossbarNs, crossbarsPerDcim));
      coreNs = Math.max(coreNs, Spread.shared(crossbarNs, crossbarsPerCore));
      tileNs = Math.max(tileNs, Spread.shared(crossbarNs, crossbarsPerTile));
    }
    coreNs += Math.max(cores * ns, operationsNs * Spread.ROUNDED_DOWN);
    tileNs += tiles * ns;
  }
}
