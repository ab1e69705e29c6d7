package org.hcim.accelerator.technology;

import static org.hcim.accelerator.technology.Constant.*;

import org.hcim.accelerator.design.CrossbarTechnology;

/**
 * The cost of one threshold shared by comparators of a crossbar: a capacitive DAC that generates
 * it, a register of its code, and the codes of all bit-streams.
 *
 * <p>Codes reach half of the maximum partial sum, so each doubling of the rows adds a bit and
 * doubles the capacitors. Both comparators of a column use the same threshold, with opposite signs.
 *
 * @param energyPj energy of one setting, once per bit-stream
 * @param areaUm2 area of capacitors, register and codes
 */
public record ReferenceCost(double energyPj, double areaUm2) {

  /**
   * The cost in a process.
   *
   * @param levels units of partial sum that one row can add
   */
  public static ReferenceCost of(int rows, double levels, int streams, ProcessFactors factors) {
    Constants constants = factors.constants();
    double volts = factors.process().supplyV();
    int bits = bits(rows * levels / 2);
    double capacitorsFf = constants.get(ADC_CAPACITIVE_UNIT_FF) * (1L << bits);
    double chargeFj = capacitorsFf * (volts * volts) * factors.drivers().chargeFactor();
    double clockedFj = bits * constants.get(DIGITAL_FLIP_FLOP_FJ) * factors.from28().energy();
    double registerUm2 = bits * constants.get(DIGITAL_FLIP_FLOP_UM2) * factors.from28().area();
    double cellUm2 = factors.cell(CrossbarTechnology.SRAM_8T).loads().areaUm2();
    return new ReferenceCost(
        (chargeFj + clockedFj) * 1e-3,
        capacitorsFf / constants.get(CAPACITOR_FF_PER_UM2)
            + registerUm2
            + (double) bits * streams * cellUm2);
  }

  /** Bits that count from 0 to a number. */
  private static int bits(double greatest) {
    return Long.SIZE - Long.numberOfLeadingZeros((long) Math.ceil(greatest));
  }
}
