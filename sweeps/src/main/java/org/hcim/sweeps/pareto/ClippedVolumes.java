package org.hcim.sweeps.pareto;

import java.util.stream.IntStream;

/**
 * Hypervolume contributions, one point at a time: the volume of a point's box minus the part that
 * other points dominate.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ClippedVolumes(double[][] frontier, double[] reference) {

  double[] contributions() {
    return IntStream.range(0, frontier[0].length).mapToDouble(this::contribution).toArray();
  }

  private double contribution(int point) {
    double box = 1;
    int others = frontier[0].length - 1;
    double[][] clipped = new double[frontier.length][others];
    for (int d = 0; d < frontier.length; d++) {
      double least = frontier[d][point];
      box *= reference[d] - least;
      for (int i = 0; i < others; i++) {
        clipped[d][i] = Math.max(least, frontier[d][i < point ? i : i + 1]);
      }
    }
    return box - Hypervolume.of(clipped, others, reference).volume();
  }
}
