package org.hcim.accelerator.technology;

import static org.hcim.accelerator.design.Check.check;
import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CmosProcess;
import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.DesignPoint;

/**
 * The size laws of a crossbar: what its bitlines and wordlines cost, and how small one unit of
 * partial sum becomes (ADR-0020).
 *
 * @param cell the loads of one cell
 * @param rowDriveFj a one-bit drive of one wordline with a 1 on it, all cells included
 * @param bitlineFj one cell's share of the bitline, per bit-stream; 0 where a published figure of the
 *     cell includes it
 * @param cellReadFj one cell and bit-stream, its share of the bitline included
 * @param arrayNs wordline, cells and bitline, without registers and drivers
 * @param wordlineNs the part of it that the wordline's wire takes
 * @param unitStepMv the voltage of one unit of partial sum on a bitline
 * @param irDropFrac the share of the far cell's signal that the bitline's wire takes away when all
 *     cells conduct; 0 where cells do not conduct current during the read-out
 */
public record CrossbarLaws(
    CellLoads cell,
    double rowDriveFj,
    double bitlineFj,
    double cellReadFj,
    double arrayNs,
    double wordlineNs,
    double unitStepMv,
    double irDropFrac) {

  /** Elmore factor of a resistor that drives a lumped capacitance to half of its swing. */
  private static final double LUMPED = 0.69;

  /** Elmore factor of a distributed line to half of its swing. */
  private static final double DISTRIBUTED = 0.38;

  /** 1 ohm x 1 fF in nanoseconds. */
  private static final double NS_PER_OHM_FF = 1e-6;

  /** Beyond half of its signal, a far cell that is on looks like one that is off. */
  private static final double MAX_IR_DROP_FRAC = 0.5;

  /** Rows and columns of the crossbar for which PUMA's read time is published. */
  private static final int PUBLISHED_LINES = 128;

  /** The laws for one design. */
  public static CrossbarLaws of(DesignPoint point, Constants constants) {
    CmosProcess process = point.process();
    CrossbarTechnology technology = point.technology();
    CellLoads cell = CellLoads.of(technology, process, constants);
    double volts = process.supplyV();
    double wordlineCells = (double) point.columns() * point.cellsPerSlice();
    double rowDriveFj =
        constants.get(INPUT_ONES_FRAC) * wordlineCells * cell.wordlineFf() * volts * volts;
    double wordlineNs = wordlineNs(cell, wordlineCells);
    double irDropFrac = irDropFrac(point, cell, constants);
    return new CrossbarLaws(
        cell,
        rowDriveFj,
        bitlineFj(technology, cell, process, constants),
        cellReadFj(technology, cell, process, constants),
        arrayNs(point, cell, wordlineNs, constants),
        wordlineNs,
        unitStepMv(point, irDropFrac, constants),
        irDropFrac);
  }

  private static double bitlineFj(
      CrossbarTechnology technology, CellLoads cell, CmosProcess process, Constants constants) {
    double square = process.supplyV() * process.supplyV();
    return switch (technology) {
      case SRAM_8T -> constants.get(BITLINE_SWING_FRAC) * cell.bitlineFf() * square;
      case SRAM_CAPACITOR -> constants.get(INPUT_ONES_FRAC) * cell.bitlineFf() * square;
      case RERAM -> 0;
    };
  }

  private static double cellReadFj(
      CrossbarTechnology technology, CellLoads cell, CmosProcess process, Constants constants) {
    double square = process.supplyV() * process.supplyV();
    double factor = constants.energyScale(Scaling.REFERENCE, process);
    double bitlineFj = bitlineFj(technology, cell, process, constants);
    return switch (technology) {
      case SRAM_8T -> bitlineFj + constants.get(SRAM_CELL_EXTRA_FJ) * factor;
      case SRAM_CAPACITOR -> bitlineFj + productFj(process, square, constants);
      case RERAM -> constants.get(RERAM_CELL_READ_ENERGY_FJ) * factor;
    };
  }

  /** A gate in the cell multiplies the input by the weight, and its output drives the capacitor. */
  private static double productFj(CmosProcess process, double square, Constants constants) {
    double gateFj =
        constants.get(DIGITAL_MULTIPLIER_FJ)
            * constants.energyScale(AdderTreeCost.PUBLISHED, process);
    return constants.get(INPUT_ONES_FRAC) * (constants.get(CELL_CAPACITOR_FF) * square + gateFj);
  }

  /**
   * The published time of the sensing at 128 x 128 scales with the process; the lines follow their
   * own size.
   */
  private static double arrayNs(
      DesignPoint point, CellLoads cell, double wordlineNs, Constants constants) {
    CrossbarTechnology technology = point.technology();
    double slowdown = isNominal(point.process()) ? 1 : slowdown(point.process());
    return constants.sensingNs(technology) * Scaling.delay(Scaling.REFERENCE, point.process())
        + bitlineNs(technology, cell, point.rows(), slowdown, constants)
        + wordlineNs;
  }

  /** The published time of 128 x 128 cells at the reference process, less that of its lines. */
  static double sensingNs(CrossbarTechnology technology, Constants constants) {
    double publishedNs =
        constants.get(technology == CrossbarTechnology.RERAM ? RERAM_READ_NS : SRAM_READ_NS);
    CellLoads cell = CellLoads.of(technology, Scaling.REFERENCE, constants);
    double linesNs =
        bitlineNs(technology, cell, PUBLISHED_LINES, 1, constants)
            + wordlineNs(cell, PUBLISHED_LINES);
    return Math.max(0, publishedNs - linesNs);
  }

  private static boolean isNominal(CmosProcess process) {
    return process.supplyV() == process.node().nominalSupplyV();
  }

  /** Resistance of a transistor over that at the node's nominal supply. */
  private static double slowdown(CmosProcess process) {
    return Scaling.delay(nominal(process), process);
  }

  private static CmosProcess nominal(CmosProcess process) {
    return new CmosProcess(process.node(), process.node().nominalSupplyV());
  }

  /** One cell moves the whole bitline, the slowest case; the line itself is distributed. */
  private static double bitlineNs(
      CrossbarTechnology technology,
      CellLoads cell,
      double rows,
      double slowdown,
      Constants constants) {
    double lineFf = rows * cell.bitlineFf();
    double cellOhm =
        1e3
            * switch (technology) {
              case SRAM_8T -> constants.get(SRAM_CELL_ON_KOHM) * slowdown;
              case SRAM_CAPACITOR -> 0;
              case RERAM -> constants.get(RERAM_ON_KOHM);
            };
    return (LUMPED * cellOhm + DISTRIBUTED * rows * cell.bitlineOhm()) * lineFf * NS_PER_OHM_FF;
  }

  static double wordlineNs(CellLoads cell, double cells) {
    return DISTRIBUTED * (cells * cell.wordlineOhm()) * (cells * cell.wordlineFf()) * NS_PER_OHM_FF;
  }

  /** Charge shared by all rows and the parasitics of the line: V / ((1 + p) x rows x levels). */
  private static double unitStepMv(DesignPoint point, double irDropFrac, Constants constants) {
    double levels =
        (double) ((1 << point.precision().cellBits()) - 1)
            * ((1 << point.precision().streamBits()) - 1);
    return 1e3
        * point.process().supplyV()
        * (1 - irDropFrac)
        / ((1 + constants.get(BITLINE_PARASITIC_FRAC)) * point.rows() * levels);
  }

  private static double irDropFrac(DesignPoint point, CellLoads cell, Constants constants) {
    if (point.technology() != CrossbarTechnology.RERAM) {
      return 0;
    }
    double rows = point.rows();
    double lossOhm = cell.bitlineOhm() * rows * rows / 2;
    double dropFrac = lossOhm / (constants.get(RERAM_ON_KOHM) * 1e3);
    if (dropFrac > MAX_IR_DROP_FRAC) {
      check(
          false,
          "xbar_rows (%d) of reram lose %.0f %% of the far cell's signal along the bitline; at most"
              + " %.0f %% can be read",
          point.rows(),
          100 * dropFrac,
          100 * MAX_IR_DROP_FRAC);
    }
    return dropFrac;
  }
}
