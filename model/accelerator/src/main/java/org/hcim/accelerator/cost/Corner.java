package org.hcim.accelerator.cost;

import java.util.Optional;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.Readout;

/**
 * One corner of a box of designs: the numbers of a design in which its costs are monotonic. Numbers
 * that the readout lacks are 0.
 *
 * @param tiles 0 for as many as the network needs
 * @param arrivalsPerS infinite for back-to-back inferences
 */
record Corner(
    int rows,
    int columns,
    int cellBits,
    int weightBits,
    int activationBits,
    int streamBits,
    int columnsPerAdc,
    int scaleFactorBits,
    int partialSumBits,
    int crossbarsPerDcim,
    double zeroFrac,
    int crossbarsPerTile,
    int tiles,
    int weightReplication,
    double arrivalsPerS) {

  /** The numbers of one design. */
  static Corner of(DesignPoint point) {
    var precision = point.precision();
    var comparators = point.readout() instanceof Readout.Comparators found ? found : null;
    var dcim = comparators == null ? null : comparators.dcim();
    return new Corner(
        point.rows(),
        point.columns(),
        precision.cellBits(),
        precision.weightBits(),
        precision.activationBits(),
        precision.streamBits(),
        point.readout() instanceof Readout.Adc adc ? adc.columns() : 0,
        dcim == null ? 0 : dcim.scaleFactorBits(),
        dcim == null ? 0 : dcim.partialSumBits(),
        dcim == null ? 0 : dcim.crossbars(),
        comparators == null ? 0 : comparators.zeroFrac(),
        point.chip().crossbarsPerTile(),
        point.chip().tiles().orElse(0),
        point.chip().weightReplication(),
        point.operation().arrivalsPerS().orElse(Double.POSITIVE_INFINITY));
  }

  /** The numbers among values indexed by ordinal; they need not form a valid design. */
  static Corner of(Object[] values) {
    return new Corner(
        integer(values, Parameter.XBAR_ROWS),
        integer(values, Parameter.XBAR_COLUMNS),
        integer(values, Parameter.CELL_BITS),
        integer(values, Parameter.WEIGHT_BITS),
        integer(values, Parameter.ACTIVATION_BITS),
        integer(values, Parameter.STREAM_BITS),
        integer(values, Parameter.COLUMNS_PER_ADC),
        integer(values, Parameter.SCALE_FACTOR_BITS),
        integer(values, Parameter.PARTIAL_SUM_BITS),
        integer(values, Parameter.XBARS_PER_DCIM),
        real(values, Parameter.TERNARY_ZERO_FRAC).orElse(0.0),
        integer(values, Parameter.XBARS_PER_TILE),
        integer(values, Parameter.TILES),
        integer(values, Parameter.WEIGHT_REPLICATION),
        real(values, Parameter.ARRIVALS_PER_S).orElse(Double.POSITIVE_INFINITY));
  }

  /**
   * A hash that is equal for designs with the same circuits and usually differs between other
   * neighbors in a grid.
   */
  int circuitHash() {
    int sizes = (rows * 31 + columns) * 31 + crossbarsPerTile;
    int precision = ((cellBits * 31 + weightBits) * 31 + activationBits) * 31 + streamBits;
    int readout = ((columnsPerAdc * 31 + scaleFactorBits) * 31 + partialSumBits) * 31;
    int mixed = ((sizes * 31 + precision) * 31 + readout + crossbarsPerDcim) * 0x9E3779B9;
    return mixed >>> 16;
  }

  @SuppressWarnings("EnumOrdinal") // the order that DesignPoint.of documents
  private static int integer(Object[] values, Parameter parameter) {
    return values[parameter.ordinal()] instanceof Integer number ? number : 0;
  }

  @SuppressWarnings("EnumOrdinal")
  private static Optional<Double> real(Object[] values, Parameter parameter) {
    return Optional.ofNullable((Double) values[parameter.ordinal()]);
  }
}
