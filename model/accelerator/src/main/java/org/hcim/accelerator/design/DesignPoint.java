package org.hcim.accelerator.design;

import static org.hcim.accelerator.design.Check.check;

import java.util.Objects;

/**
 * One accelerator: crossbars, the circuit that reads them, and the chip around them.
 *
 * @param rows wordlines summed in one cycle
 * @param columns bitlines, each read out separately
 * @param precision widths of cells, weights and activations
 * @param signedMapping the representation of signed weights
 * @param slicePlacement the placement of a weight's bit-slices
 */
public record DesignPoint(
    int rows,
    int columns,
    Precision precision,
    SignedMapping signedMapping,
    SlicePlacement slicePlacement,
    Readout readout,
    CrossbarTechnology technology,
    CmosProcess process,
    Chip chip,
    Accounting accounting,
    Operation operation,
    ConstantsProfile constantsProfile) {

  /** The maximum rows and columns, up to which registers are tabulated with one entry per line. */
  public static final int MAX_LINES = 4096;

  public DesignPoint {
    check(rows > 0, "xbar_rows (%d) must be positive", rows);
    check(columns > 0, "xbar_columns (%d) must be positive", columns);
    check(rows <= MAX_LINES, "xbar_rows (%d) must be at most %d", rows, MAX_LINES);
    check(columns <= MAX_LINES, "xbar_columns (%d) must be at most %d", columns, MAX_LINES);
    Objects.requireNonNull(precision, "precision");
    Objects.requireNonNull(signedMapping, "signedMapping");
    Objects.requireNonNull(slicePlacement, "slicePlacement");
    Objects.requireNonNull(readout, "readout");
    Objects.requireNonNull(technology, "technology");
    Objects.requireNonNull(process, "process");
    Objects.requireNonNull(chip, "chip");
    Objects.requireNonNull(accounting, "accounting");
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(constantsProfile, "constantsProfile");
    if (precision.cellBits() > technology.maxCellBits()) {
      check(
          false,
          "cell_bits (%d) must be at most %d in %s",
          precision.cellBits(),
          technology.maxCellBits(),
          technology.key());
    }
    check(
        slicePlacement == SlicePlacement.SEPARATE
            || slices(precision, signedMapping, readout) <= columns,
        "xbar_columns (%d) must hold the %d slices of a weight",
        columns,
        slices(precision, signedMapping, readout));
    if (readout instanceof Readout.Digital) {
      check(
          precision.cellBits() == 1,
          "cell_bits (%d) must be 1 with readout digital",
          precision.cellBits());
      if (slicePlacement != SlicePlacement.ADJACENT) {
        check(
            false,
            "slice_placement (%s) must be adjacent with readout digital",
            slicePlacement.key());
      }
      if (technology != CrossbarTechnology.SRAM_8T) {
        check(false, "xbar_technology (%s) must be sram_8t with readout digital", technology.key());
      }
    }
    signedMapping.checkWeightBits(precision.weightBits());
    Readout.Binary.checkBiasRows(readout.biasRows(), rows, signedMapping);
    if (readout instanceof Readout.Adc adc) {
      check(
          adc.columns() <= columns,
          "columns_per_adc (%d) must be at most xbar_columns (%d)",
          adc.columns(),
          columns);
    }
  }

  /**
   * Builds a point from parameter values.
   *
   * @param values values by {@link Parameter#ordinal()}, as returned by {@link Parameter#parse};
   *     {@code null} where a parameter does not apply or is derived; derived values are filled in
   * @throws InvalidDesignException if a rule is broken
   */
  public static DesignPoint of(Object[] values) {
    var point = new PointValues(values);
    derive(values);
    return point.point();
  }

  /**
   * Fills in derived values: columns per ADC and the supply.
   *
   * @param values values by {@link Parameter#ordinal()}; modified in place
   */
  public static void derive(Object[] values) {
    int columns = Parameter.COLUMNS_PER_ADC.ordinal();
    if (values[columns] == null
        && values[Parameter.READOUT.ordinal()] instanceof ReadoutKind readout
        && Parameter.COLUMNS_PER_ADC.appliesTo(readout)) {
      values[columns] = values[Parameter.XBAR_COLUMNS.ordinal()];
    }
    int supply = Parameter.SUPPLY_V.ordinal();
    if (values[supply] == null && values[Parameter.TECHNOLOGY_NM.ordinal()] instanceof Integer nm) {
      values[supply] = CmosProcess.Node.nominalSupplyV(nm);
    }
  }

  /**
   * Returns whether another design has the same circuits, so that each action and each part costs
   * the same. The designs may differ in the number of tiles and copies, in their inputs and arrival
   * rate, and in the accounting other than the stream pipeline.
   */
  public boolean sharesCircuits(DesignPoint other) {
    return rows == other.rows
        && columns == other.columns
        && precision.equals(other.precision)
        && signedMapping == other.signedMapping
        && slicePlacement == other.slicePlacement
        && readout.sharesCircuits(other.readout)
        && technology == other.technology
        && process.equals(other.process)
        && chip.crossbarsPerTile() == other.chip.crossbarsPerTile()
        && accounting.streamPipeline() == other.accounting.streamPipeline()
        && operation.temperatureC() == other.operation.temperatureC()
        && constantsProfile == other.constantsProfile;
  }

  /**
   * Returns whether another design with the same circuits has the same tiles, copies, inputs,
   * arrival rate and accounting. The designs may differ in the fraction of zeros.
   */
  public boolean sharesUse(DesignPoint other) {
    return chip.equals(other.chip)
        && accounting.equals(other.accounting)
        && operation.equals(other.operation);
  }

  /** Wordlines that carry inputs; the others are bias rows. */
  public int inputRows() {
    return rows - readout.biasRows();
  }

  /** Columns that together hold one weight. */
  public int slices() {
    return slices(precision, signedMapping, readout);
  }

  private static int slices(Precision precision, SignedMapping mapping, Readout readout) {
    return slices(mapping, readout, precision.weightBits(), precision.cellBits());
  }

  /** Columns that together hold one weight; digital arrays use two's complement. */
  public static int slices(SignedMapping mapping, Readout readout, int weightBits, int cellBits) {
    var held = readout instanceof Readout.Digital ? SignedMapping.TWOS_COMPLEMENT : mapping;
    return held.slices(weightBits, cellBits);
  }

  /**
   * Weights whose slices a crossbar holds side by side; one per column if slices are placed
   * separately.
   */
  public int outputsPerCrossbar() {
    return slicePlacement == SlicePlacement.ADJACENT ? columns / slices() : columns;
  }

  /**
   * Cells that hold one slice of one weight: a pair if signs are differential. Digital arrays use
   * two's complement, so they need no pair.
   */
  public int cellsPerSlice() {
    boolean paired = signedMapping.isDifferential();
    return paired && !(readout instanceof Readout.Digital) ? 2 : 1;
  }
}
