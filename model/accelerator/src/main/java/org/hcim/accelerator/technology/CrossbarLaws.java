package org.hcim.accelerator.technology;

import static org.hcim.accelerator.design.Check.check;
import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CrossbarTechnology;
import org.hcim.accelerator.design.DesignPoint;

/**
 * The size laws of a crossbar: the costs of its bitlines and wordlines, and the voltage of one unit
 * of partial sum (ADR-0020).
 *
 * @param cell the loads of one cell
 * @param lineFj one swing of a line along a row, including all cells and its driver
 * @param rowDriveFj the input lines of one row, per bit-stream
 * @param bitlineFj one cell's share of the bitline, per bit-stream; 0 for cells that conduct, whose
 *     bitline hardly swings
 * @param cellReadFj one cell and bit-stream, including its share of the bitline and the current
 *     during the read
 * @param cellReadMw power of the current through one cell while its column is sensed; 0 for cells
 *     that do not conduct current during readout
 * @param clockFj the clock lines of one row, per bit-stream: those of the switches that reset
 *     capacitors and join them to their columns; 0 for other cells
 * @param arrayNs wordline, cells and bitline, without registers and drivers
 * @param wordlineNs part of {@code arrayNs} for the wordline's wire
 * @param unitStepMv the voltage of one unit of partial sum on a bitline
 * @param irDropFrac fraction of the far cell's signal that is lost in the bitline's wire when all
 *     cells conduct; 0 if cells do not conduct current during readout
 */
public record CrossbarLaws(
    CellLoads cell,
    double lineFj,
    double rowDriveFj,
    double bitlineFj,
    double cellReadFj,
    double cellReadMw,
    double clockFj,
    double arrayNs,
    double wordlineNs,
    double unitStepMv,
    double irDropFrac) {

  /** Elmore factor of a resistor that drives a lumped capacitance to half of its swing. */
  private static final double LUMPED = 0.69;

  /** Elmore factor of a distributed line to half of its swing. */
  private static final double DISTRIBUTED = 0.38;

  private static final double LN_2 = StrictMath.log(2);

  private static final double LN_4_OVER_PI = StrictMath.log(4 / Math.PI);

  /** 1 ohm x 1 fF in nanoseconds. */
  private static final double NS_PER_OHM_FF = 1e-6;

  /** The maximum IR drop; beyond it, a far cell that is on looks like one that is off. */
  private static final double MAX_IR_DROP_FRAC = 0.5;

  /** Rows and columns of the crossbar in PUMA's published read time. */
  private static final int PUBLISHED_LINES = 128;

  /** The laws for one design. */
  public static CrossbarLaws of(DesignPoint point, Constants constants) {
    return of(
        point.technology(),
        point.rows(),
        (double) point.columns() * point.cellsPerSlice(),
        levels(point.precision().cellBits(), point.precision().streamBits()),
        ProcessFactors.of(point.process(), constants));
  }

  /**
   * The laws for one size of crossbar; no figure except the unit step falls as a size rises.
   *
   * @param rows cells on a bitline
   * @param wordlineCells cells on a wordline
   * @param levels units of partial sum that one row can add
   */
  public static CrossbarLaws of(
      CrossbarTechnology technology,
      int rows,
      double wordlineCells,
      double levels,
      ProcessFactors factors) {
    CellCost cost = factors.cell(technology);
    CellLoads cell = cost.loads();
    double volts = factors.process().supplyV();
    double lineFj = factors.lineFj(wordlineCells * cell.wordlineFf());
    double wordlineNs = wordlineNs(cell, wordlineCells);
    double bitlineReadNs = cost.sensingNs() + bitlineNs(cell, rows, cost.onOhm());
    double irDropFrac = irDropFrac(technology, rows, cell, factors.constants());
    return new CrossbarLaws(
        cell,
        lineFj,
        inputSwings(technology, factors.constants()) * lineFj,
        cost.bitlineFj(),
        cost.readFj() + cost.readMw() * bitlineReadNs * 1e3,
        cost.readMw(),
        clockLines(technology, factors.constants()) * lineFj,
        bitlineReadNs + wordlineNs,
        wordlineNs,
        unitStepMv(volts, rows, levels, irDropFrac, factors.constants()),
        irDropFrac);
  }

  /** Units of partial sum that one row can add to a column. */
  public static double levels(int cellBits, int streamBits) {
    return (double) ((1 << cellBits) - 1) * ((1 << streamBits) - 1);
  }

  /**
   * Input lines of a row that swing per bit-stream. A capacitor cell computes the exclusive nor of
   * weight and input from two complementary lines, one of which swings for either bit value.
   */
  private static double inputSwings(CrossbarTechnology technology, Constants constants) {
    return technology == CrossbarTechnology.SRAM_CAPACITOR ? 1 : constants.get(INPUT_ONES_FRAC);
  }

  /** Clock lines along a row, which swing in every bit-stream and over all columns. */
  private static double clockLines(CrossbarTechnology technology, Constants constants) {
    return technology == CrossbarTechnology.SRAM_CAPACITOR
        ? constants.get(CAPACITOR_CONTROL_LINES)
        : 0;
  }

  /**
   * The published read time of 128 x 128 cells in the reference process, minus that of the lines.
   */
  static double sensingNs(CrossbarTechnology technology, Constants constants) {
    double publishedNs =
        constants.get(technology == CrossbarTechnology.RERAM ? RERAM_READ_NS : SRAM_READ_NS);
    CellLoads cell = CellLoads.of(technology, Scaling.REFERENCE, constants);
    double linesNs =
        bitlineNs(cell, PUBLISHED_LINES, CellCost.onOhm(technology, 1, constants))
            + wordlineNs(cell, PUBLISHED_LINES);
    return Math.max(0, publishedNs - linesNs);
  }

  /** The delay of a distributed bitline driven by one cell, the slowest case. */
  private static double bitlineNs(CellLoads cell, double rows, double cellOhm) {
    double lineFf = rows * cell.bitlineFf();
    return (LUMPED * cellOhm + DISTRIBUTED * rows * cell.bitlineOhm()) * lineFf * NS_PER_OHM_FF;
  }

  /**
   * The time in which a distributed line settles, relative to that of a one-bit input, which is
   * read at half of its swing. An input of more bits settles to half of its last bit; the error of
   * a distributed line falls as 4 / pi exp(-t / tau).
   *
   * @param bits bits of an input
   */
  public static double settling(int bits) {
    return bits == 1 ? 1 : ((bits + 1) * LN_2 + LN_4_OVER_PI) / (LN_2 + LN_4_OVER_PI);
  }

  static double wordlineNs(CellLoads cell, double cells) {
    return distributedNs(cells * cell.wordlineOhm(), cells * cell.wordlineFf());
  }

  /** The delay of a line with distributed resistance and capacitance. */
  static double distributedNs(double ohm, double ff) {
    return DISTRIBUTED * ohm * ff * NS_PER_OHM_FF;
  }

  /**
   * The voltage V / ((1 + p) x rows x levels), reduced by the IR drop: the charge is shared by all
   * rows and the parasitics of the line.
   */
  private static double unitStepMv(
      double volts, int rows, double levels, double irDropFrac, Constants constants) {
    return 1e3
        * volts
        * (1 - irDropFrac)
        / ((1 + constants.get(BITLINE_PARASITIC_FRAC)) * rows * levels);
  }

  private static double irDropFrac(
      CrossbarTechnology technology, int lineCells, CellLoads cell, Constants constants) {
    if (technology != CrossbarTechnology.RERAM) {
      return 0;
    }
    double rows = lineCells;
    double lossOhm = cell.bitlineOhm() * rows * rows / 2;
    double dropFrac = lossOhm / (constants.get(RERAM_ON_KOHM) * 1e3);
    if (dropFrac > MAX_IR_DROP_FRAC) {
      check(
          false,
          "xbar_rows (%d) of reram lose %.0f %% of the far cell's signal along the bitline; at most"
              + " %.0f %% can be read: at most %.0f rows with constants reram_on_kohm (%s) and"
              + " reram_bitline_ohm_ratio (%s)",
          lineCells,
          100 * dropFrac,
          100 * MAX_IR_DROP_FRAC,
          Math.floor(rows * Math.sqrt(MAX_IR_DROP_FRAC / dropFrac)),
          constants.get(RERAM_ON_KOHM),
          constants.get(RERAM_BITLINE_OHM_RATIO));
    }
    return dropFrac;
  }
}
