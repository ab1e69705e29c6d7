package org.hcim.jobs.report;

import java.io.Serializable;
import java.util.List;

/**
 * A histogram of a network's designs over two metrics.
 *
 * @param workload the network
 * @param x column of the first metric
 * @param y column of the second metric
 * @param cells for each nonempty cell: x + {@link #BINS} * y, then the count
 */
record Density(String workload, String x, String y, List<Long> cells) {

  /** Cells along an axis, between the network's smallest and largest value. */
  static final int BINS = 40;

  /**
   * The range of a metric over the designs of a network.
   *
   * @param least the smallest value
   * @param most the largest value
   */
  record Range(double least, double most) implements Serializable {

    /** The bin of a value on an axis; the first bin if all values are equal. */
    int bin(double value, Metric.Axis axis) {
      double place =
          switch (axis) {
            case LOG -> part(StrictMath.log(value / least), StrictMath.log(most / least));
            case LINEAR -> part(value - least, most - least);
          };
      return (int) Math.min(BINS - 1, (long) Math.floor(place * BINS));
    }

    private static double part(double value, double whole) {
      return whole == 0 ? 0 : value / whole;
    }
  }
}
