package org.hcim.accelerator.design;

/** The technology of the crossbar's cells. */
public enum CrossbarTechnology implements Choice {
  /** Charge-based 8T-SRAM, as HCiM. */
  SRAM_8T,
  /** Resistive memory with the figures of PUMA. */
  RERAM
}
