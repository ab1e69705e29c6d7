package org.hcim.simulator.dataset;

import java.util.Arrays;
import org.hcim.simulator.inference.Seeded;

/** One image of the procedural set while it is drawn; all arithmetic is exact or rounded once. */
final class Canvas {

  private static final int CHANNELS = 3;

  /** Sample points along each side of a pixel, tested for being inside. */
  private static final int FINE = 4;

  private static final double NOISE = 14;
  private static final double SLOPE = 3;
  private static final int MIN_CONTRAST = 60;

  private final int size;
  private final Seeded random;
  private final double[] color = new double[CHANNELS];
  private final double[] plane;

  Canvas(int size, Seeded random) {
    this.size = size;
    this.random = random;
    plane = new double[CHANNELS * size * size];
  }

  /** Fills the image with a color that changes evenly. */
  void fillBackground() {
    for (int channel = 0; channel < CHANNELS; channel++) {
      color[channel] = random.between(60, 195);
      double right = (2 * random.fraction() - 1) * SLOPE;
      double down = (2 * random.fraction() - 1) * SLOPE;
      for (int i = 0; i < size * size; i++) {
        plane[channel * size * size + i] =
            color[channel]
                + right * (i % size - size / 2.0)
                + down * (Math.floorDiv(i, size) - size / 2.0);
      }
    }
  }

  /** Draws a thin line of any color, independent of the class. */
  void drawStroke() {
    var place = Placement.random(random, size, 0, 2.5, 4.5);
    var paint = new double[CHANNELS];
    Arrays.setAll(paint, channel -> random.between(20, 235));
    draw((u, v) -> Math.abs(u) <= 0.15 && Math.abs(v) <= 1, place, paint);
  }

  /** Draws a figure in a color that differs from the background's. */
  void draw(Figure figure) {
    var place = Placement.random(random, size, 5.5, 4.2, 6.2);
    var paint = new double[CHANNELS];
    double sign = random.between(0, 1) * 2 - 1;
    for (int channel = 0; channel < CHANNELS; channel++) {
      paint[channel] = color[channel] + sign * random.between(MIN_CONTRAST, 130);
    }
    draw(figure::holds, place, paint);
  }

  /** Returns the image as bytes, with noise. */
  byte[] develop() {
    var bytes = new byte[plane.length];
    for (int i = 0; i < bytes.length; i++) {
      double value = Math.rint(plane[i] + NOISE * random.normal());
      bytes[i] = (byte) (int) Math.max(0, Math.min(255, value));
    }
    return bytes;
  }

  private void draw(Inside inside, Placement place, double[] paint) {
    for (int i = 0; i < size * size; i++) {
      double share = share(inside, place, i % size, i / size);
      for (int channel = 0; channel < CHANNELS; channel++) {
        int at = channel * size * size + i;
        plane[at] += share * (paint[channel] - plane[at]);
      }
    }
  }

  private static double share(Inside inside, Placement place, int x, int y) {
    int hits = 0;
    for (int i = 0; i < FINE * FINE; i++) {
      double right = x + (i % FINE + 0.5) / FINE;
      double down = y + (Math.floorDiv(i, FINE) + 0.5) / FINE;
      if (inside.holds(place.u(right, down), place.v(right, down))) {
        hits++;
      }
    }
    return hits / (double) (FINE * FINE);
  }

  /** Tests whether a point in the figure's coordinates is inside. */
  private interface Inside {

    boolean holds(double u, double v);
  }
}
