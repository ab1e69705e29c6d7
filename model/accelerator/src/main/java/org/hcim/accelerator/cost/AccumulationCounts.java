package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.network.Network.Shape;
import org.hcim.accelerator.technology.Constant;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.DcimCost;

/**
 * The occurrences of the actions that add up digitized columns.
 *
 * <p>Comparators pass each value to the DCiM array, whose sums are read after the last bit-stream
 * and combined once per output. An ADC passes each value to a shift-and-add, which reads and writes
 * the output register. Adder trees accumulate bit-streams themselves, so only row tiles remain to
 * be added. Sums of an output that several crossbars share cross a bus of the core.
 */
final class AccumulationCounts {

  private final DesignBox box;
  private final Constants constants;
  private final Readout readout;
  private final double designRelativeEnergy;
  private final double sumBits;

  double scaleFactorAdds;
  double zeroWeighted;
  double partialSumReads;
  double shiftAdds;
  double outputRegisterAccesses;
  double coreBits;

  AccumulationCounts(DesignBox box, Constants constants) {
    this.box = box;
    this.constants = constants;
    readout = box.point().readout();
    Corner least = box.least();
    designRelativeEnergy =
        compares()
            ? DcimCost.leastRelativeEnergy(least.zeroFrac(), box.most().zeroFrac(), constants)
            : 0;
    sumBits = sumBits();
  }

  private boolean compares() {
    return readout instanceof Readout.Comparators;
  }

  /** The width of an output's sum that leaves its crossbar. */
  private double sumBits() {
    Corner least = box.least();
    if (compares()) {
      return least.partialSumBits() + least.weightBits();
    }
    return readout instanceof Readout.Digital
        ? box.digitalSumBits()
        : constants.get(Constant.WORD_BITS);
  }

  /**
   * Adds the work of layers of one shape.
   *
   * @param vectorColumns digitized columns, once per input vector
   * @param conversions digitized columns, once per bit-stream
   */
  void add(
      Shape shape, LayerMapping mapping, double outputs, double vectorColumns, double conversions) {
    outputRegisterAccesses += outputs;
    coreBits += outputs * (mapping.rowTiles() * box.sliceCopies() - 1) * sumBits;
    if (compares()) {
      scaleFactorAdds += conversions * relativeEnergy(shape);
      zeroWeighted += conversions * zeroFrac(shape);
      partialSumReads += vectorColumns;
      shiftAdds += outputs * box.slices() * mapping.rowTiles();
      return;
    }
    double otherTiles = outputs * (mapping.rowTiles() - 1);
    if (readout instanceof Readout.Digital) {
      shiftAdds += otherTiles;
    } else {
      shiftAdds += conversions + otherTiles;
      outputRegisterAccesses += 2 * conversions;
    }
  }

  private double relativeEnergy(Shape shape) {
    return shape.ternaryZeroFrac().isEmpty() || !(readout instanceof Readout.Ternary)
        ? designRelativeEnergy
        : DcimCost.relativeEnergy(shape.ternaryZeroFrac().getAsDouble(), constants);
  }

  private double zeroFrac(Shape shape) {
    return readout instanceof Readout.Ternary
        ? shape.ternaryZeroFrac().orElse(box.least().zeroFrac())
        : box.least().zeroFrac();
  }
}
