package org.hcim.accelerator.gates;

/**
 * The switching activity of a DCiM array.
 *
 * @param cycles clock cycles
 * @param discharges bitlines that were discharged by a read
 * @param evaluations one-bit adders that were clocked
 * @param writes cells that were written
 * @param flips cells among them whose bit changed
 * @param activePairs pairs of neighboring columns of which at least one was not skipped
 */
public record Activity(
    long cycles, long discharges, long evaluations, long writes, long flips, long activePairs) {

  /** Nothing happened. */
  public static final Activity NONE = new Activity(0, 0, 0, 0, 0, 0);

  /** One after the other. */
  public Activity plus(Activity other) {
    return new Activity(
        cycles + other.cycles,
        discharges + other.discharges,
        evaluations + other.evaluations,
        writes + other.writes,
        flips + other.flips,
        activePairs + other.activePairs);
  }

  /** Events that take energy in cells and adders, all weighed alike. */
  public long events() {
    return discharges + evaluations + writes;
  }
}
