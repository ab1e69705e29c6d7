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
    Leakage all = all(box, counts, parts, periodNs);
    if (gating == PowerGating.NONE) {
      return all;
    }
    BusyTimes busy = counts.busy();
    return new Leakage(
        gated(busy.crossbarNs, all.crossbarNs, gatedFrac),
        parts.dcimArrays() > 0 ? gated(busy.dcimNs, all.dcimNs, gatedFrac) : 0,
        gated(busy.coreNs, all.coreNs, gatedFrac),
        gated(busy.tileNs, all.tileNs, gatedFrac),
        counts.crossbars);
  }

  /** All parts for the whole time; a chip has at least as many parts as its crossbars share. */
  private static Leakage all(
      DesignBox box, ActionCounts counts, PartCounts parts, double periodNs) {
    double least = box.isPoint() ? 0 : counts.leastCrossbarNs();
    BusyTimes busy = counts.busy();
    boolean hasDcim = parts.dcimArrays() > 0;
    return new Leakage(
        Math.max(parts.crossbars() * periodNs, least),
        hasDcim
            ? Math.max(parts.dcimArrays() * periodNs, Spread.shared(least, busy.crossbarsPerDcim()))
            : 0,
        Math.max(parts.cores() * periodNs, Spread.shared(least, busy.crossbarsPerCore())),
        Math.max(parts.tiles() * periodNs, Spread.shared(least, busy.crossbarsPerTile())),
        0);
  }

  private static double gated(double busyNs, double allNs, double gatedFrac) {
    return busyNs * (1 - gatedFrac) + Math.max(busyNs, allNs) * gatedFrac;
  }
}
