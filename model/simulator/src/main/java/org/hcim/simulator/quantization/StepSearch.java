package org.hcim.simulator.quantization;

import java.util.List;
import org.hcim.simulator.inference.Codes;

/** Finds the step of a quantizer: the real value of a code of 1. */
final class StepSearch {

  private static final int BINS = 2048;

  /** Candidate ranges, in hundredths of the largest magnitude. */
  private static final int CANDIDATES = 100;

  private static final double PERCENTILE = 0.999;

  private final Codes codes;
  private final double most;
  private final long[] histogram = new long[2 * BINS];

  /**
   * Creates a search.
   *
   * @param most largest magnitude of the numbers
   */
  StepSearch(Codes codes, double most) {
    this.codes = codes;
    this.most = most;
  }

  /**
   * Codes with their step.
   *
   * @param lost squared error of the step
   */
  record Found(StatedCodes.Activations activations, double lost) {}

  /** Returns the step of some activations. */
  static Found find(Codes codes, RangeRule rule, List<FloatMaps> maps) {
    double most = 0;
    for (FloatMaps each : maps) {
      most = Math.max(most, most(each));
    }
    var search = new StepSearch(codes, most);
    maps.forEach(search::add);
    double step = search.step(rule);
    return new Found(new StatedCodes.Activations(codes, step), search.lost(step));
  }

  /** Returns the result of {@link #find} without its error. */
  static StatedCodes.Activations activations(Codes codes, RangeRule rule, List<FloatMaps> maps) {
    return find(codes, rule, maps).activations();
  }

  /** Returns the step with the least squared error for a few numbers, compared one by one. */
  static double ofWeights(double[] weights, int mostCode) {
    double most = 0;
    for (double weight : weights) {
      most = Math.max(most, Math.abs(weight));
    }
    double best = most / mostCode;
    double least = Double.POSITIVE_INFINITY;
    for (int i = CANDIDATES; i > CANDIDATES / 5 && most > 0; i--) {
      double step = most * i / CANDIDATES / mostCode;
      double lost = 0;
      for (double weight : weights) {
        double code = Math.max(-mostCode, Math.min(mostCode, Math.rint(weight / step)));
        lost += (weight - code * step) * (weight - code * step);
      }
      if (lost < least) {
        least = lost;
        best = step;
      }
    }
    return most > 0 ? best : 1;
  }

  /** Adds nonzero activations to the histogram. */
  void add(FloatMaps maps) {
    double binsPerUnit = most > 0 ? BINS / most : 0;
    for (float[] numbers : maps.numbers()) {
      for (float number : numbers) {
        int bin = BINS + (int) Math.floor(number * binsPerUnit);
        histogram[Math.max(0, Math.min(2 * BINS - 1, bin))] += number == 0 ? 0 : 1;
      }
    }
  }

  /** The largest magnitude. */
  static double most(FloatMaps maps) {
    double most = 0;
    for (float[] numbers : maps.numbers()) {
      for (float number : numbers) {
        most = Math.max(most, Math.abs(number));
      }
    }
    return most;
  }

  /** Returns the step of a range rule. */
  double step(RangeRule rule) {
    if (most == 0) {
      return 1;
    }
    int highest = Math.max(1, codes.most());
    return switch (rule) {
      case MAX -> most / highest;
      case PERCENTILE -> percentile() / highest;
      case MSE -> ofLeastError(highest);
    };
  }

  private double percentile() {
    long all = 0;
    for (long count : histogram) {
      all += count;
    }
    long within = 0;
    for (int bin = 0; bin < BINS; bin++) {
      within += histogram[BINS + bin] + histogram[BINS - 1 - bin];
      if (within >= all * PERCENTILE) {
        return most * (bin + 1) / BINS;
      }
    }
    return most;
  }

  private double ofLeastError(int highest) {
    double best = most / highest;
    double least = Double.POSITIVE_INFINITY;
    for (int i = CANDIDATES; i > 0; i--) {
      double step = most * i / CANDIDATES / highest;
      double lost = lost(step);
      if (lost < least) {
        least = lost;
        best = step;
      }
    }
    return best;
  }

  private double lost(double step) {
    double lost = 0;
    for (int bin = 0; bin < histogram.length; bin++) {
      if (histogram[bin] > 0) {
        double number = (bin - BINS + 0.5) * most / BINS;
        double code = Math.max(codes.least(), Math.min(codes.most(), Math.rint(number / step)));
        double error = number - code * step;
        lost += histogram[bin] * error * error;
      }
    }
    return lost;
  }
}
