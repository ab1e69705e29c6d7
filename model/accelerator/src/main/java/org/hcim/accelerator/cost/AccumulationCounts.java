package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;

/**
 * The occurrences of the actions that add up digitized columns.
 *
 * <p>Comparators pass each value to the DCiM array, whose sums are read after the last bit-stream
 * and combined once per output. An ADC passes each value to a shift-and-add, which reads and writes
 * the output register. Adder trees accumulate bit-streams themselves, so only row tiles remain to
 * be added. Sums of an output that several crossbars share cross a bus of the core.
 */
final class AccumulationCounts {

  private final boolean compares;
  private final boolean isDigital;
  private final double slices;
  private final double sliceCopies;
  private final double sumBits;

  double partialSumReads;
  double shiftAdds;
  double outputRegisterAccesses;
  double coreBits;

  AccumulationCounts(DesignBox box, Constants constants) {
    Readout readout = box.point().readout();
    compares = readout instanceof Readout.Comparators;
    isDigital = readout instanceof Readout.Digital;
    slices = box.slices();
    sliceCopies = box.sliceCopies();
    sumBits = sumBits(box, constants);
  }

  /** The width of an output's sum that leaves its crossbar. */
  private double sumBits(DesignBox box, Constants constants) {
    if (compares) {
      return box.least().partialSumBits() + box.least().weightBits();
    }
    return isDigital ? box.digitalSumBits() : constants.get(Constant.WORD_BITS);
  }

  /**
   * Adds the work of layers of one shape.
   *
   * @param vectorColumns digitized columns, once per input vector
   * @param conversions digitized columns, once per bit-stream
   */
  void add(LayerMapping mapping, double outputs, double vectorColumns, double conversions) {
    double rowTiles = (double) mapping.rowTiles();
    outputRegisterAccesses += outputs;
    coreBits += outputs * (rowTiles * sliceCopies - 1) * sumBits;
    if (compares) {
      partialSumReads += vectorColumns;
      shiftAdds += outputs * slices * rowTiles;
    } else if (isDigital) {
      shiftAdds += outputs * (rowTiles - 1);
    } else {
      shiftAdds += conversions + outputs * (rowTiles - 1);
      outputRegisterAccesses += 2 * conversions;
    }
  }
}
