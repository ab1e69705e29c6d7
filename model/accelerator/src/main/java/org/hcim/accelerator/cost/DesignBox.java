package org.hcim.accelerator.cost;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.hcim.accelerator.design.Dcim;
import org.hcim.accelerator.design.DesignPoint;
import org.hcim.accelerator.design.DigitalStructure;
import org.hcim.accelerator.design.InvalidDesignException;
import org.hcim.accelerator.design.Parameter;
import org.hcim.accelerator.design.Readout;
import org.hcim.accelerator.design.SlicePlacement;

/**
 * Designs with the same circuits and process whose sizes and widths lie between a minimum and a
 * maximum corner; {@link OpenChoices} may be left open. A single design is a box with equal
 * corners.
 *
 * <p>The cost code reads every value that raises a cost from the minimum corner, and every value
 * that lowers it (a divisor) from the maximum corner. The result for a single design is its cost;
 * the result for a box is a lower bound on the cost of every design in it. IEEE sums, products,
 * quotients, ceilings and maxima are monotonic, rounding included, and cost and bound come from the
 * same operations in the same order.
 */
public final class DesignBox {

  private static final Set<Parameter> RANGED =
      EnumSet.of(
          Parameter.XBAR_ROWS,
          Parameter.XBAR_COLUMNS,
          Parameter.CELL_BITS,
          Parameter.WEIGHT_BITS,
          Parameter.ACTIVATION_BITS,
          Parameter.STREAM_BITS,
          Parameter.COLUMNS_PER_ADC,
          Parameter.SCALE_FACTOR_BITS,
          Parameter.PARTIAL_SUM_BITS,
          Parameter.XBARS_PER_DCIM,
          Parameter.TERNARY_ZERO_FRAC,
          Parameter.XBARS_PER_TILE,
          Parameter.TILES,
          Parameter.WEIGHT_REPLICATION,
          Parameter.ARRIVALS_PER_S);

  private final DesignPoint point;
  private final Corner least;
  private final Corner most;
  private final int biasRows;
  private final int slices;
  private final int mostSlices;
  private final int streams;
  private final int outputsPerCrossbar;
  private final int mostOutputsPerCrossbar;

  private DesignBox(DesignPoint point, Corner least, Corner most) {
    this.point = point;
    this.least = least;
    this.most = most;
    biasRows = point.readout().biasRows();
    slices = slices(point, least.weightBits(), most.cellBits());
    mostSlices = slices(point, most.weightBits(), least.cellBits());
    streams = ceilDiv(least.activationBits(), most.streamBits());
    boolean adjacent = point.slicePlacement() == SlicePlacement.ADJACENT;
    outputsPerCrossbar = adjacent ? Math.max(1, least.columns() / mostSlices) : least.columns();
    mostOutputsPerCrossbar = adjacent ? most.columns() / slices : most.columns();
  }

  private static int slices(DesignPoint point, int weightBits, int cellBits) {
    return DesignPoint.slices(point.signedMapping(), point.readout(), weightBits, cellBits);
  }

  /** The box that holds a single design. */
  public static DesignBox of(DesignPoint point) {
    Corner numbers = Corner.of(point);
    return new DesignBox(point, numbers, numbers);
  }

  /**
   * Returns whether a box may span several values of a parameter; the other parameters are fixed by
   * its circuits.
   */
  public static boolean spans(Parameter parameter) {
    return RANGED.contains(parameter) || OpenChoices.include(parameter);
  }

  /**
   * The box between two corners.
   *
   * @param least the minimum value of each parameter that a box spans, by ordinal; all designs of
   *     the box share the other values
   * @param most the maximum values; a choice that differs from {@code least} is open
   * @return empty if no design of the box is valid
   */
  public static Optional<DesignBox> of(Object[] least, Object[] most) {
    Corner from = Corner.of(least);
    Corner to = Corner.of(most);
    if (contradicts(from, to)) {
      return Optional.empty();
    }
    try {
      DesignPoint inside = DesignPoint.of(Contained.values(least, most));
      return inside.rows() > to.rows() || inside.precision().weightBits() > to.weightBits()
          ? Optional.empty()
          : Optional.of(new DesignBox(inside, from, narrowed(from, to, inside)));
    } catch (InvalidDesignException none) {
      return Optional.empty();
    }
  }

  private static boolean contradicts(Corner least, Corner most) {
    return least.cellBits() > most.weightBits()
        || least.streamBits() > most.activationBits()
        || least.scaleFactorBits() > most.partialSumBits()
        || least.columnsPerAdc() > most.columns();
  }

  /** The maximum corner, narrowed to values that are valid somewhere in the box. */
  private static Corner narrowed(Corner least, Corner most, DesignPoint inside) {
    int maxCellBits =
        inside.readout() instanceof Readout.Digital ? 1 : inside.technology().maxCellBits();
    return new Corner(
        most.rows(),
        most.columns(),
        Math.max(
            least.cellBits(), Math.min(most.cellBits(), Math.min(maxCellBits, most.weightBits()))),
        most.weightBits(),
        most.activationBits(),
        Math.min(most.streamBits(), most.activationBits()),
        Math.min(most.columnsPerAdc(), most.columns()),
        Math.min(most.scaleFactorBits(), most.partialSumBits()),
        most.partialSumBits(),
        most.crossbarsPerDcim(),
        most.zeroFrac(),
        most.crossbarsPerTile(),
        most.tiles(),
        most.weightReplication(),
        most.arrivalsPerS());
  }

  /** A design of the box, for its circuits; its numbers need not be those of a corner. */
  DesignPoint point() {
    return point;
  }

  Corner least() {
    return least;
  }

  Corner most() {
    return most;
  }

  @SuppressWarnings("ReferenceEquality") // one design has one corner
  boolean isPoint() {
    return least == most;
  }

  /**
   * Bias rows per crossbar, which are always driven; all designs of the box have the same number.
   */
  int biasRows() {
    return biasRows;
  }

  /** The minimum number of cells on a wordline. */
  double wordlineCells() {
    return (double) least.columns() * point.cellsPerSlice();
  }

  /** Returns whether each cell of a digital array has an adder. */
  boolean hasCellAdders() {
    return point.readout() instanceof Readout.Digital digital
        && digital.structure() == DigitalStructure.CELL_ADDER;
  }

  /** The minimum number of wordlines that carry inputs; at least 1, as in every valid design. */
  int inputRows() {
    return Math.max(1, least.rows() - biasRows);
  }

  int mostInputRows() {
    return most.rows() - biasRows;
  }

  /** The minimum number of columns that together hold one weight. */
  int slices() {
    return slices;
  }

  int mostSlices() {
    return mostSlices;
  }

  /** The minimum number of cycles over which an activation is driven. */
  int streams() {
    return streams;
  }

  /**
   * The minimum number of weights side by side in a crossbar; at least 1, as in every valid design.
   */
  int outputsPerCrossbar() {
    return outputsPerCrossbar;
  }

  int mostOutputsPerCrossbar() {
    return mostOutputsPerCrossbar;
  }

  /** The minimum number of slices of one weight per crossbar. */
  int slicesPerCrossbar() {
    return isAdjacent() ? slices : 1;
  }

  /** The minimum number of crossbars that hold the slices of one weight. */
  int sliceCopies() {
    return isAdjacent() ? 1 : slices;
  }

  int mostSliceCopies() {
    return isAdjacent() ? 1 : mostSlices;
  }

  private boolean isAdjacent() {
    return point.slicePlacement() == SlicePlacement.ADJACENT;
  }

  /** The minimum number of ADCs per crossbar, for designs with ADCs. */
  int adcsPerCrossbar() {
    return ceilDiv(least.columns(), most.columnsPerAdc());
  }

  /** The minimum number of read-compute-store issues of a DCiM array per bit-stream. */
  int issuesPerStream() {
    int fewest = Integer.MAX_VALUE;
    for (int bits = least.scaleFactorBits(); bits <= most.scaleFactorBits(); bits++) {
      int sumBits = Math.max(least.partialSumBits(), bits);
      fewest = Math.min(fewest, Dcim.issuesPerStream(bits, sumBits));
    }
    return fewest;
  }

  /** The minimum width of a digital array's sum of all rows and bit-streams. */
  double digitalSumBits() {
    int rowBits = Integer.SIZE - Integer.numberOfLeadingZeros(least.rows() - 1);
    return least.weightBits() + least.activationBits() + rowBits;
  }

  /** The smallest DCiM array with scale factors of this width. */
  Dcim dcim(int scaleFactorBits) {
    var dcim = ((Readout.Comparators) point.readout()).dcim();
    return isPoint()
        ? dcim
        : new Dcim(
            scaleFactorBits,
            dcim.granularity(),
            Math.max(least.partialSumBits(), scaleFactorBits),
            least.crossbarsPerDcim());
  }

  /** The minimum bits of an ADC that clips no partial sum. */
  int requiredAdcBits() {
    return DesignFigures.requiredBits(
        least.rows(), least.cellBits(), least.streamBits(), point.signedMapping());
  }

  /** The minimum time from one inference to the next; at least the latency of one inference. */
  double periodNs(double latencyNs) {
    return Math.max(latencyNs, 1e9 / most.arrivalsPerS());
  }

  private static int ceilDiv(int dividend, int divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
