package org.hcim.accelerator.cost;

/**
 * Lines of SRAM cells, their drivers and the circuits that write the cells, at 32 nm, counted from
 * gates; the slow reference for areas of arrays.
 */
final class NaivePeriphery {

  /** Share of an array that its circuits fill. */
  static final double UTILIZATION = 0.7;

  /** ZigZag's gate of 0.614 um2 at 28 nm. */
  static final double GATE_UM2 = 0.614 * 0.31 / 0.247;

  /**
   * Inverters with a fanout of 4 have a third of the line's capacitance. Each is half of a gate,
   * and a gate has 0.7 fF at 28 nm.
   */
  static final double DRIVER_UM2_PER_FF = GATE_UM2 / 2 / (0.7 * 0.05 / 0.0417) / 3;

  static final double FLIP_FLOP_UM2 = 3.68 * 0.31 / 0.247;

  private NaivePeriphery() {}

  /** A cell is 2.8 times as wide as high; 0.2 fF/um of wire and a drain. */
  static double bitlineFf(double cellUm2) {
    return 0.2 * Math.sqrt(cellUm2 / 2.8) + 0.044;
  }

  /** The wire over the cell's width and a gate. */
  static double wordlineFf(double cellUm2) {
    return 0.2 * Math.sqrt(cellUm2 * 2.8) + 0.05;
  }

  /**
   * Strips along two edges and their corner. A row: the gate of 2 address bits an input, and a
   * driver of two transistors a cell. A column: 3 transistors of precharge, two bitline drivers, a
   * flip-flop.
   */
  static double writeUm2(double cellUm2, int rows, double columns) {
    double inputs = Math.ceil(Math.ceil(Math.log(rows) / Math.log(2)) / 2);
    double rowUm2 =
        inputs * GATE_UM2 / 2 + columns * (wordlineFf(cellUm2) + 0.05) * DRIVER_UM2_PER_FF;
    double bitlinesUm2 = 2 * rows * bitlineFf(cellUm2) * DRIVER_UM2_PER_FF;
    double columnUm2 = 0.75 * GATE_UM2 + bitlinesUm2 + FLIP_FLOP_UM2;
    return rows * rowUm2 + columns * columnUm2 + rowUm2 * columnUm2 / cellUm2;
  }

  /** Cells and what writes them, and the area between circuits. */
  static double arrayMm2(double cellUm2, int rows, double columns) {
    double cellsUm2 = cellUm2 * rows * columns;
    return (cellsUm2 + writeUm2(cellUm2, rows, columns)) / UTILIZATION * 1e-6;
  }
}
