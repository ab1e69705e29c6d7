package org.hcim.accelerator.cost;

import java.util.Locale;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;

/**
 * The number of instances of each part of a chip.
 *
 * @param crossbars crossbars on the chip, used or not
 * @param cores groups of crossbars that share control, memory and an ALU
 * @param tiles groups of cores that share an eDRAM, bus and router
 * @param adcs ADCs; 0 with another readout
 * @param dcimArrays DCiM arrays, which add scale factors; 0 with another readout
 * @param adderTrees adder trees, one per output; 0 with another readout
 * @param shiftAdders units that shift and add digitized columns or sums
 */
record PartCounts(
    double crossbars,
    double cores,
    double tiles,
    double adcs,
    double dcimArrays,
    double adderTrees,
    double shiftAdders) {

  /**
   * The chip that holds this number of crossbars.
   *
   * @param shiftAdders shift-adders per ADC, or per crossbar with other readouts
   * @throws DoesNotFitException if the crossbars do not fit in the design's tiles
   */
  static PartCounts of(
      DesignBox box, double usedCrossbars, double shiftAdders, Constants constants) {
    double neededTiles = neededTiles(box, usedCrossbars);
    if (!fit(box, usedCrossbars)) {
      throw new DoesNotFitException(
          String.format(
              Locale.ROOT,
              "the network needs %.0f crossbars in %.0f tiles; the design has tiles (%.0f)",
              usedCrossbars,
              neededTiles,
              (double) box.most().tiles()));
    }
    double tiles = Math.max(neededTiles, box.least().tiles());
    double crossbars =
        box.least().tiles() > 0
            ? Math.max(usedCrossbars, tiles * box.least().crossbarsPerTile())
            : usedCrossbars;
    double cores = Math.ceil(crossbars / constants.get(Constant.CROSSBARS_PER_CORE));
    Readout readout = box.point().readout();
    if (readout instanceof Readout.Adc) {
      double adcs = crossbars * box.adcsPerCrossbar();
      return new PartCounts(crossbars, cores, tiles, adcs, 0, 0, adcs * shiftAdders);
    }
    double adders = crossbars * shiftAdders;
    if (readout instanceof Readout.Digital) {
      double trees = crossbars * box.outputsPerCrossbar();
      return new PartCounts(crossbars, cores, tiles, 0, 0, trees, adders);
    }
    double arrays = Math.ceil(crossbars / box.most().crossbarsPerDcim());
    return new PartCounts(crossbars, cores, tiles, 0, arrays, 0, adders);
  }

  /** Returns whether the crossbars fit in the design's tiles. */
  static boolean fit(DesignBox box, double usedCrossbars) {
    int mostTiles = box.most().tiles();
    return mostTiles == 0 || neededTiles(box, usedCrossbars) <= mostTiles;
  }

  private static double neededTiles(DesignBox box, double usedCrossbars) {
    return Math.ceil(usedCrossbars / box.most().crossbarsPerTile());
  }

  double count(Part part) {
    return all()[part.ordinal()];
  }

  /** The counts of all parts by ordinal. */
  double[] all() {
    var all = new double[Part.count()];
    all[Part.CELL_ARRAY.ordinal()] = crossbars;
    all[Part.WRITE_PERIPHERY.ordinal()] = crossbars;
    all[Part.ROW_DRIVERS.ordinal()] = crossbars;
    all[Part.INPUT_REGISTER.ordinal()] = crossbars;
    all[Part.COLUMN_SAMPLERS.ordinal()] = adcs > 0 ? crossbars : 0;
    all[Part.OUTPUT_REGISTER.ordinal()] = adcs > 0 ? crossbars : 0;
    all[Part.ADC.ordinal()] = adcs;
    all[Part.COMPARATORS.ordinal()] = dcimArrays > 0 ? crossbars : 0;
    all[Part.THRESHOLDS.ordinal()] = dcimArrays > 0 ? crossbars : 0;
    all[Part.ADDER_TREES.ordinal()] = adderTrees;
    all[Part.DCIM_ARRAY.ordinal()] = dcimArrays;
    all[Part.SHIFT_ADDER.ordinal()] = shiftAdders;
    all[Part.DATA_MEMORY.ordinal()] = cores;
    all[Part.CORE_CONTROL.ordinal()] = cores;
    all[Part.ALU.ordinal()] = cores;
    all[Part.EDRAM.ordinal()] = tiles;
    all[Part.BUS.ordinal()] = tiles;
    all[Part.ROUTER.ordinal()] = tiles;
    return all;
  }
}
