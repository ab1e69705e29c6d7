package org.hcim.simulator.dataset;

import java.util.Locale;

/** The figures of the procedural set, one per class; each lies in the square |u|, |v| at most 1. */
enum Figure {
  DISC((u, v) -> u * u + v * v <= 0.6),
  RING((u, v) -> u * u + v * v <= 0.9 && u * u + v * v >= 0.3),
  SQUARE((u, v) -> farther(u, v) <= 0.7),
  FRAME((u, v) -> farther(u, v) <= 0.85 && farther(u, v) >= 0.5),
  TRIANGLE((u, v) -> v >= -0.5 && 1.75 * Math.abs(u) + v <= 1),
  CROSS((u, v) -> farther(u, v) <= 0.9 && nearer(u, v) <= 0.25),
  BAR((u, v) -> Math.abs(u) <= 0.28 && Math.abs(v) <= 0.95),
  BARS((u, v) -> Math.abs(v) <= 0.8 && Math.abs(u) <= 0.75 && Math.abs(u) >= 0.3),
  CORNER((u, v) -> farther(u, v) <= 0.75 && (u <= -0.25 || v <= -0.25)),
  CHECKER((u, v) -> farther(u, v) <= 0.8 && u * v >= 0);

  private final Region region;

  Figure(Region region) {
    this.region = region;
  }

  boolean holds(double u, double v) {
    return region.holds(u, v);
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static double farther(double u, double v) {
    return Math.max(Math.abs(u), Math.abs(v));
  }

  private static double nearer(double u, double v) {
    return Math.min(Math.abs(u), Math.abs(v));
  }

  /** A region of the plane. */
  private interface Region {

    boolean holds(double u, double v);
  }
}
