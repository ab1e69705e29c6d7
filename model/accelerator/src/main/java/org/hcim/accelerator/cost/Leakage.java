package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.PowerGating;

/**
 * The times that the parts of a chip leak in an inference, in instances x nanoseconds.
 *
 * <p>With power gating, what works leaks in full, and everything else on the chip leaks a remainder
 * for the rest of the time from one inference to the next. A part that several crossbars share
 * works while one of them does, so more idle hardware never lowers a sum.
 *
 * @param crossbarNs crossbars with their readout, registers and drivers
 * @param dcimNs DCiM arrays
 * @param coreNs cores: control, memory, ALU
 * @param tileNs tiles: eDRAM, bus, router
 * @param wakeUps crossbars that are switched on
 */
record Leakage(double crossbarNs, double dcimNs, double coreNs, double tileNs, double wakeUps) {

  static final Leakage NONE = new Leakage(0, 0, 0, 0, 0);

  /**
   * The leakage of an inference.
   *
   * @param gatedFrac leakage of a gated part over that of one that works
   */
  static Leakage of(DesignBox box, ActionCounts counts, PartCounts parts, double gatedFrac) {
    PowerGating gating = box.point().accounting().powerGating();
    if (gating == PowerGating.IDEAL) {
      return NONE;
    }
    double periodNs = box.periodNs(counts.latencyNs);
    if (gating == PowerGating.NONE) {
      return new Leakage(
          parts.crossbars() * periodNs,
          parts.dcimArrays() * periodNs,
          parts.cores() * periodNs,
          parts.tiles() * periodNs,
          0);
    }
    return new Leakage(
        gated(counts.crossbarBusyNs, parts.crossbars() * periodNs, gatedFrac),
        parts.dcimArrays() > 0
            ? gated(counts.dcimBusyNs, parts.dcimArrays() * periodNs, gatedFrac)
            : 0,
        gated(counts.coreBusyNs, parts.cores() * periodNs, gatedFrac),
        gated(counts.tileBusyNs, parts.tiles() * periodNs, gatedFrac),
        counts.crossbars);
  }

  private static double gated(double busyNs, double allNs, double gatedFrac) {
    return busyNs * (1 - gatedFrac) + Math.max(busyNs, allNs) * gatedFrac;
  }
}
