package org.hcim.accelerator.cost;

import static org.hcim.accelerator.technology.Constant.DCIM_AREA_BASE_MM2;

import org.hcim.accelerator.network.Network.Shape;

/**
 * Sums over all crossbars of a network, however its layers are spread over them: rows, columns,
 * cells, and the time that they work.
 *
 * <p>Larger crossbars are fewer and more copies are faster, so a bound by the fewest crossbars of
 * the smallest size is far below each design of a large box. These sums are below no design's, as
 * real numbers; bounds by them are less by more than rounding can change.
 */
final class Spread {

  /** Less than any rounding can take from a product or a sum. */
  static final double ROUNDED_DOWN = 1 - 0x1p-40;

  private final DesignBox box;
  private final Corner least;
  private double rows;
  private double columns;
  private double cells;
  private double crossbarsOfOneCopy;
  private double vectorsOfOneCopy;

  Spread(DesignBox box) {
    this.box = box;
    least = box.least();
  }

  /**
   * Adds a number of layers of one shape.
   *
   * @param fewest the mapping with the fewest crossbars; those of any design hold its driven rows,
   *     its used columns and the shape's weights
   */
  void add(Shape shape, int multiplicity, LayerMapping fewest) {
    double copies = (double) least.weightReplication() * multiplicity;
    double weights = (double) shape.rows() * shape.outputs() * shape.groups() * box.slices();
    double crossbars = (double) fewest.crossbars();
    rows += copies * Math.max((double) fewest.drivenRows(), crossbars * least.rows());
    columns += copies * Math.max((double) fewest.usedColumns(), crossbars * least.columns());
    cells += copies * Math.max(cells(shape, fewest), weights);
    crossbarsOfOneCopy += crossbars * multiplicity;
    vectorsOfOneCopy += (double) shape.positions() * multiplicity;
  }

  /** Row tiles hold all rows of a shape, column tiles all of its columns. */
  private double cells(Shape shape, LayerMapping fewest) {
    double rowTiles = (double) fewest.rowTiles();
    double columnTiles = (double) fewest.crossbars() / rowTiles;
    if (shape.groups() > 1) {
      return (double) fewest.crossbars() * least.rows() * least.columns();
    }
    return Math.max(shape.rows(), rowTiles * least.rows())
        * Math.max((double) shape.outputs() * box.slices(), columnTiles * least.columns());
  }

  /** By part: an area that no design of the box is below; 0 where the sums give no bound. */
  double[] areasMm2(UnitCosts units, PartCounts parts) {
    var least = new double[Part.count()];
    double perRow = rows / this.least.rows() * ROUNDED_DOWN;
    double perColumn = columns / this.least.columns() * ROUNDED_DOWN;
    double perCell = cells / ((double) this.least.rows() * this.least.columns()) * ROUNDED_DOWN;
    put(least, Part.CELL_ARRAY, perCell, units);
    put(least, Part.ROW_DRIVERS, perRow, units);
    if (units.adc() != null) {
      put(least, Part.COLUMN_SAMPLERS, perColumn, units);
      put(least, Part.ADC, columns / box.most().columnsPerAdc() * ROUNDED_DOWN, units);
    }
    if (units.dcim() != null) {
      put(least, Part.COMPARATORS, perColumn, units);
      double baseMm2 = units.constants().get(DCIM_AREA_BASE_MM2) * units.factors().area();
      double bitcellsMm2 = units.areaMm2(Part.DCIM_ARRAY) - baseMm2;
      least[Part.DCIM_ARRAY.ordinal()] =
          (parts.dcimArrays() * baseMm2 + perColumn / this.least.crossbarsPerDcim() * bitcellsMm2)
              * ROUNDED_DOWN;
    }
    return least;
  }

  private static void put(double[] least, Part part, double count, UnitCosts units) {
    least[part.ordinal()] = count * units.areaMm2(part);
  }

  /** The least product of the crossbars of a chip and the time of an inference. */
  double crossbarNs(double vectorNs) {
    return crossbarsOfOneCopy * vectorsOfOneCopy * vectorNs * ROUNDED_DOWN;
  }

  /** The least time of parts that crossbars share, each of which works while one of them does. */
  static double shared(double crossbarNs, double crossbarsPerPart) {
    return crossbarNs / crossbarsPerPart * ROUNDED_DOWN;
  }
}
