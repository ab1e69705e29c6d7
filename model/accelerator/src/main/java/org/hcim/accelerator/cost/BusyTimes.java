package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;

/**
 * The times that the parts of a chip work in an inference, in instances x nanoseconds; of a box of
 * designs, the least ones. A part that several crossbars share works while one of them does.
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

  /** The most crossbars that share a DCiM array; 1 with another readout. */
  double crossbarsPerDcim() {
    return crossbarsPerDcim;
  }

  double crossbarsPerCore() {
    return crossbarsPerCore;
  }

  /** The most crossbars of a tile. */
  double crossbarsPerTile() {
    return crossbarsPerTile;
  }

  /**
   * Adds a layer; a part that it shares works as long as the layer, however little of it the layer
   * uses.
   *
   * @param ns the time of the layer
   */
  void addLayer(double crossbars, double tiles, double ns) {
    dcimNs += Math.ceil(crossbars / crossbarsPerDcim) * ns;
    coreNs += Math.ceil(crossbars / crossbarsPerCore) * ns;
    tileNs += tiles * ns;
  }

  /**
   * Adds the time of the vector unit, in which cores and tiles work. Cores times the time of one is
   * never less than the time of all operations, but for rounding.
   *
   * @param ns the time that the vector unit takes
   * @param operationsNs the time of all operations, one after the other
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
