package org.hcim.accelerator.cost;

import org.hcim.accelerator.network.Network.Shape;
import org.hcim.accelerator.technology.DcimCost;

/**
 * Sums over all crossbars of a network, however its layers are spread over them: rows, columns,
 * cells and busy time.
 *
 * <p>Larger crossbars are fewer and more copies are faster, so a bound from the fewest crossbars of
 * the smallest size is far below every design of a large box. In real arithmetic, no design has
 * smaller sums than these; the bounds derived from them are reduced by more than rounding can
 * change.
 */
final class Spread {

  /** A factor that reduces a product or sum by more than rounding can change it. */
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
   * Adds {@code multiplicity} layers of one shape.
   *
   * @param fewest the mapping with the fewest crossbars; the mapping of any design includes its
   *     driven rows, its used columns and the shape's weights
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

  /**
   * The cells of one copy; row tiles cover all rows of a shape, column tiles all of its columns.
   */
  private double cells(Shape shape, LayerMapping fewest) {
    double rowTiles = (double) fewest.rowTiles();
    double columnTiles = (double) fewest.crossbars() / rowTiles;
    if (shape.groups() > 1) {
      return (double) fewest.crossbars() * least.rows() * least.columns();
    }
    return Math.max(shape.rows(), rowTiles * least.rows())
        * Math.max((double) shape.outputs() * box.slices(), columnTiles * least.columns());
  }

  /**
   * A lower bound on the area of each part over the designs of the box; 0 if the sums give no
   * bound.
   */
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
      DcimCost array = units.dcim();
      double um2 =
          parts.dcimArrays() * array.commonUm2()
              + perColumn / box.most().crossbarsPerDcim() * array.circuitsUm2()
              + perColumn / this.least.crossbarsPerDcim() * array.cellsUm2();
      least[Part.DCIM_ARRAY.ordinal()] = um2 * 1e-6 * ROUNDED_DOWN;
    }
    return least;
  }

  private static void put(double[] least, Part part, double count, UnitCosts units) {
    least[part.ordinal()] = count * units.areaMm2(part);
  }

  /** The minimum product of a chip's crossbars and the inference time. */
  double crossbarNs(double vectorNs) {
    return crossbarsOfOneCopy * vectorsOfOneCopy * vectorNs * ROUNDED_DOWN;
  }

  /** The minimum busy time of a part shared by crossbars, which is busy while any of them is. */
  static double shared(double crossbarNs, double crossbarsPerPart) {
    return crossbarNs / crossbarsPerPart * ROUNDED_DOWN;
  }
}
