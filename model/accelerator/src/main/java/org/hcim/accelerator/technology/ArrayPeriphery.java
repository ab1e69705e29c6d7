package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CrossbarTechnology;

/**
 * The area of an array's input drivers and write circuits: strips along two edges, at row and
 * column pitch, and the corner between them.
 *
 * <p>A row has a gate that joins predecoded address bits, two per input, and the driver of its
 * write wordline; a ReRAM row writes through its only wordline. A column has three transistors of
 * bitline precharge, a driver for each of its two bitlines, and a flip-flop for its bit of the
 * written row. Control, timing and predecoders take the corner, the depth of one strip times that
 * of the other. Structure: SRAM subarray of NeuroSim and CACTI; sizes: {@link DriverCost}.
 *
 * @param inputDriverUm2 the driver of one input line or clock line along a row
 * @param writeUm2 all write circuits
 */
public record ArrayPeriphery(double inputDriverUm2, double writeUm2) {

  /** Address bits per input of a row's gate. */
  private static final int PREDECODED_BITS = 2;

  private static final double GATE_INPUTS = 2;
  private static final double PRECHARGE_GATES = 0.75;
  private static final double BITLINES = 2;

  /**
   * The periphery of one array; both areas rise with each size.
   *
   * @param rows cells on a bitline
   * @param wordlineCells cells on a wordline
   */
  public static ArrayPeriphery of(
      CrossbarTechnology technology, int rows, double wordlineCells, ProcessFactors factors) {
    CellLoads cell = factors.cell(technology).loads();
    DriverCost logic = factors.drivers();
    double rowUm2 =
        decoderInputs(rows) / GATE_INPUTS * logic.gateUm2()
            + factors.lineDriverUm2(wordlineCells * writeLoadFf(technology, cell, factors));
    double columnUm2 =
        PRECHARGE_GATES * logic.gateUm2()
            + BITLINES * factors.lineDriverUm2(rows * cell.bitlineFf())
            + logic.flipFlopUm2();
    double stripsUm2 = rows * rowUm2 + wordlineCells * columnUm2;
    double cornerUm2 = rowUm2 * columnUm2 / cell.areaUm2();
    return new ArrayPeriphery(
        factors.lineDriverUm2(wordlineCells * cell.wordlineFf()),
        (stripsUm2 + cornerUm2) * factors.constants().get(ARRAY_PERIPHERY_FACTOR));
  }

  /**
   * The load of one cell on a write wordline, which opens both access transistors; ReRAM has no
   * write wordline.
   */
  private static double writeLoadFf(
      CrossbarTechnology technology, CellLoads cell, ProcessFactors factors) {
    return technology == CrossbarTechnology.RERAM
        ? 0
        : cell.wordlineFf() + NodeFigures.of(factors.process().node()).gateFf();
  }

  private static int decoderInputs(int rows) {
    int addressBits = Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1);
    return (addressBits + PREDECODED_BITS - 1) / PREDECODED_BITS;
  }

  /** Lines along a row that carry its input or a clock, each with a driver. */
  public static double inputLines(CrossbarTechnology technology, Constants constants) {
    return technology == CrossbarTechnology.SRAM_CAPACITOR
        ? 2 + constants.get(CAPACITOR_CONTROL_LINES)
        : 1;
  }
}
