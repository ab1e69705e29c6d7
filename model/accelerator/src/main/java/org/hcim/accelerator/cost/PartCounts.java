package org.hcim.accelerator.cost;

import java.util.Locale;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;

/**
 * The number of instances of each part of a chip.
 *
 * @param crossbars crossbars on the chip, used or not
 * @param cores groups of crossbars with a control, memory and ALU
 * @param tiles groups of cores with an eDRAM, bus and router
 * @param adcs converters; 0 with another readout
 * @param dcimArrays arrays that add scale factors; 0 with another readout
 * @param adderTrees trees of adders, one per output; 0 with another readout
 */
record PartCounts(
    double crossbars,
    double cores,
    double tiles,
    double adcs,
    double dcimArrays,
    double adderTrees) {

  /**
   * The chip that holds this number of crossbars.
   *
   * @throws DoesNotFitException when the design's tiles do not suffice
   */
  static PartCounts of(DesignBox box, double usedCrossbars, Constants constants) {
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
      return new PartCounts(crossbars, cores, tiles, crossbars * box.adcsPerCrossbar(), 0, 0);
    }
    if (readout instanceof Readout.Digital) {
      double trees = crossbars * box.outputsPerCrossbar();
      return new PartCounts(crossbars, cores, tiles, 0, 0, trees);
    }
    double arrays = Math.ceil(crossbars / box.most().crossbarsPerDcim());
    return new PartCounts(crossbars, cores, tiles, 0, arrays, 0);
  }

  /** Returns whether the tiles of a design suffice. */
  static boolean fit(DesignBox box, double usedCrossbars) {
    int mostTiles = box.most().tiles();
    return mostTiles == 0 || neededTiles(box, usedCrossbars) <= mostTiles;
  }

  private static double neededTiles(DesignBox box, double usedCrossbars) {
    return Math.ceil(usedCrossbars / box.most().crossbarsPerTile());
  }

  double count(Part part) {
    return switch (part) {
      case CELL_ARRAY, ROW_DRIVERS, INPUT_REGISTER -> crossbars;
      case COLUMN_SAMPLERS, OUTPUT_REGISTER -> adcs > 0 ? crossbars : 0;
      case ADC -> adcs;
      case COMPARATORS -> dcimArrays > 0 ? crossbars : 0;
      case ADDER_TREES -> adderTrees;
      case DCIM_ARRAY -> dcimArrays;
      case SHIFT_ADDER -> adcs > 0 ? adcs : cores;
      case DATA_MEMORY, CORE_CONTROL, ALU -> cores;
      case EDRAM, BUS, ROUTER -> tiles;
    };
  }
}
