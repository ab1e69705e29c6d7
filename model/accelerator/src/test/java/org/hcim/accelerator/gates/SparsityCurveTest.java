package org.hcim.accelerator.gates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.hcim.accelerator.Dice;
import org.hcim.accelerator.technology.Constants;
import org.hcim.accelerator.technology.DcimCost;
import org.junit.jupiter.api.Test;

/**
 * Switching against the published curve of energy over zeros, both over their value without zeros.
 * Nothing is fitted: docs/simulation.md has the table and what it says.
 */
class SparsityCurveTest {

  private static final int[] ZEROS_PERCENT = {0, 50, 60, 70, 80, 90};
  private static final int VECTORS = 60;
  private static final int COLUMNS = 128;
  private static final int STREAMS = 4;

  private final double[] curve = new double[ZEROS_PERCENT.length];
  private final double[] events = new double[ZEROS_PERCENT.length];
  private final double[] pairs = new double[ZEROS_PERCENT.length];

  @Test
  void activityExplainsTheTrendButNotTheCurvature() {
    measure();
    System.out.printf("curve %s%nevents %s%npairs %s%n", text(curve), text(events), text(pairs));
    System.out.printf("events %s, pairs %s%n", summary(events), summary(pairs));

    assertThat(correlation(events)).isBetween(0.95, 0.98);
    assertThat(deviation(events)).isCloseTo(0.29, within(0.02));
    assertThat(correlation(pairs)).isGreaterThan(0.99);
    assertThat(deviation(pairs)).isCloseTo(0.14, within(0.02));
  }

  private void measure() {
    for (int i = 0; i < curve.length; i++) {
      Activity activity = activity(ZEROS_PERCENT[i]);
      curve[i] = DcimCost.relativeEnergy(ZEROS_PERCENT[i] / 100.0, Constants.cited());
      events[i] = activity.events();
      pairs[i] = activity.activePairs();
    }
    for (int i = curve.length - 1; i >= 0; i--) {
      events[i] /= events[0];
      pairs[i] /= pairs[0];
    }
  }

  /** Uniform scale factors; signs equally likely. */
  private static Activity activity(int zerosPercent) {
    var dice = new Dice(5);
    var total = Activity.NONE;
    for (int vector = 0; vector < VECTORS; vector++) {
      var array = new DcimArray(new ArrayLayout(COLUMNS, 4, 8), STREAMS);
      for (int stream = 0; stream < STREAMS; stream++) {
        var codes = new TernaryCode[COLUMNS];
        for (int column = 0; column < COLUMNS; column++) {
          array.setScale(stream, column, dice.between(1, 15));
          boolean zero = dice.chance(zerosPercent);
          codes[column] = TernaryCode.of(zero ? 0 : dice.pick(-1, 1));
        }
        total = total.plus(array.run(stream, codes));
      }
    }
    return total;
  }

  private static String text(double[] values) {
    return java.util.Arrays.stream(values)
        .mapToObj(value -> String.format(java.util.Locale.ROOT, "%.3f", value))
        .collect(java.util.stream.Collectors.joining(" "));
  }

  private String summary(double[] activity) {
    return String.format(
        java.util.Locale.ROOT,
        "correlation %.4f, largest deviation %.3f",
        correlation(activity),
        deviation(activity));
  }

  private double deviation(double[] activity) {
    double most = 0;
    for (int i = 0; i < curve.length; i++) {
      most = Math.max(most, Math.abs(activity[i] - curve[i]));
    }
    return most;
  }

  private double correlation(double[] activity) {
    double meanA = java.util.Arrays.stream(activity).average().orElseThrow();
    double meanC = java.util.Arrays.stream(curve).average().orElseThrow();
    double both = 0;
    double a = 0;
    double c = 0;
    for (int i = 0; i < curve.length; i++) {
      both += (activity[i] - meanA) * (curve[i] - meanC);
      a += (activity[i] - meanA) * (activity[i] - meanA);
      c += (curve[i] - meanC) * (curve[i] - meanC);
    }
    return both / Math.sqrt(a * c);
  }
}
