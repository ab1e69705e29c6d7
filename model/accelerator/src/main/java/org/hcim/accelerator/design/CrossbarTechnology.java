package org.hcim.accelerator.design;

/** What the crossbar's cells are made of. */
public enum CrossbarTechnology implements Choice {
  /** Charge-based 8T-SRAM, as HCiM. */
  SRAM_8T,
  /** Resistive memory with the figures of PUMA. */
  RERAM
}
