package org.hcim.accelerator.cost;

import org.hcim.accelerator.design.PowerGating;

/**
 * The leakage time of each part of a chip per inference, in instances x nanoseconds.
 *
 * <p>With power gating, busy parts leak in full, and idle parts leak a fraction of that for the
 * rest of the period between inferences. A part shared by several crossbars is busy while any of
 * them is, so more idle hardware never lowers a sum.
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
   * The leakage of one inference.
   *
   * @param periodNs time from one inference to the next
   * @param gatedFrac leakage of a gated part relative to a busy part
   */
  static Leakage of(
      DesignBox box, ActionCounts counts, PartCounts parts, double periodNs, double gatedFrac) {
    PowerGating gating = box.point().accounting().powerGating();
    if (gating == PowerGating.IDEAL) {
      return NONE;
    }
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

  /**
   * The leakage of all parts over the whole period; there are at least as many shared parts as the
   * crossbars require.
   */
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
