package org.hcim.accelerator.design;

/** The memory cell of a crossbar. */
public enum CrossbarTechnology implements Choice {
  /** Charge-based 8T SRAM, as in HCiM: one bit per cell. */
  SRAM_8T(1),
  /** SRAM cells that each drive a capacitor, for charge sharing on a bitline: one bit per cell. */
  SRAM_CAPACITOR(1),
  /** Resistive memory, one transistor and one resistor (1T1R). */
  RERAM(4);

  private final int maxCellBits;

  CrossbarTechnology(int maxCellBits) {
    this.maxCellBits = maxCellBits;
  }

  /** The maximum bits per cell: two states in SRAM, up to 16 levels in resistive memory. */
  public int maxCellBits() {
    return maxCellBits;
  }
}
