package org.hcim.accelerator.cost;

import java.util.Locale;
import org.hcim.accelerator.design.DesignPoint;
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
  static PartCounts of(DesignPoint point, double usedCrossbars, Constants constants) {
    int perTile = point.chip().crossbarsPerTile();
    double neededTiles = Math.ceil(usedCrossbars / perTile);
    double tiles = point.chip().tiles().isPresent() ? point.chip().tiles().getAsInt() : neededTiles;
    if (tiles < neededTiles) {
      throw new DoesNotFitException(
          String.format(
              Locale.ROOT,
              "the network needs %.0f crossbars in %.0f tiles; the design has tiles (%.0f)",
              usedCrossbars,
              neededTiles,
              tiles));
    }
    double crossbars = point.chip().tiles().isPresent() ? tiles * perTile : usedCrossbars;
    double cores = Math.ceil(crossbars / constants.get(Constant.CROSSBARS_PER_CORE));
    if (point.readout() instanceof Readout.Adc) {
      return new PartCounts(crossbars, cores, tiles, crossbars * adcsPerCrossbar(point), 0, 0);
    }
    if (point.readout() instanceof Readout.Digital) {
      double trees = crossbars * point.outputsPerCrossbar();
      return new PartCounts(crossbars, cores, tiles, 0, 0, trees);
    }
    int perDcim = ((Readout.Comparators) point.readout()).dcim().crossbars();
    return new PartCounts(crossbars, cores, tiles, 0, Math.ceil(crossbars / perDcim), 0);
  }

  /** Converters of a crossbar that is read by ADCs. */
  static int adcsPerCrossbar(DesignPoint point) {
    int shared = ((Readout.Adc) point.readout()).columns();
    return (point.columns() + shared - 1) / shared;
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
