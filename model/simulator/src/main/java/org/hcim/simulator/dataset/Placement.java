package org.hcim.simulator.dataset;

import org.hcim.simulator.inference.Seeded;

/**
 * The position, direction and size of a figure in an image.
 *
 * @param x center, in pixels
 * @param y center, in pixels
 * @param along horizontal component of the figure's first axis, divided by its radius in pixels
 * @param across vertical component, downward, divided likewise
 */
record Placement(double x, double y, double along, double across) {

  /**
   * Returns a random placement, in any direction.
   *
   * @param margin pixels between the center and the image's edge
   */
  static Placement random(
      Seeded random, int size, double margin, double leastRadius, double mostRadius) {
    double x = margin + random.fraction() * (size - 2 * margin);
    double y = margin + random.fraction() * (size - 2 * margin);
    double radius = leastRadius + random.fraction() * (mostRadius - leastRadius);
    double right = 0;
    double down = 0;
    double length = 0;
    while (length < 0.1 || length > 1) {
      right = 2 * random.fraction() - 1;
      down = 2 * random.fraction() - 1;
      length = Math.sqrt(right * right + down * down);
    }
    return new Placement(x, y, right / length / radius, down / length / radius);
  }

  double u(double right, double down) {
    return (right - x) * along + (down - y) * across;
  }

  double v(double right, double down) {
    return (down - y) * along - (right - x) * across;
  }
}
