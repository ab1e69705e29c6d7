package org.hcim.simulator.calibration;

import org.hcim.simulator.inference.Requantizer;

/**
 * The means and deviations of each channel's sums, and of the base network's sums on the same
 * images. The new requantizer preserves those of the base network, like batch normalization with
 * recomputed statistics.
 */
final class ChannelFit {

  private final Moments[] base;
  private final Moments[] read;
  private final double[] steps;

  /**
   * Creates a fit without sums.
   *
   * @param steps by channel: sum of the base network that corresponds to a sum of 1
   */
  ChannelFit(double[] steps) {
    this.steps = steps;
    base = Moments.array(steps.length);
    read = Moments.array(steps.length);
  }

  /** Adds the sums of some images, channel by channel. */
  void add(int[] baseSums, int[] readSums) {
    for (int channel = 0; channel < steps.length; channel++) {
      base[channel].add(baseSums, channel * (baseSums.length / steps.length), steps.length);
      read[channel].add(readSums, channel * (readSums.length / steps.length), steps.length);
    }
  }

  /** Returns the requantization of these sums that replaces the base network's. */
  Requantization of(Requantizer requantizer) {
    int[] multipliers = requantizer.multipliers();
    long[] offsets = requantizer.offsets();
    var scaled = new double[multipliers.length];
    var moved = new double[multipliers.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = multipliers[i] * slope(i);
      moved[i] = offsets[i] + multipliers[i] * base[i].mean() - scaled[i] * read[i].mean();
    }
    return new Requantization(scaled, moved, requantizer);
  }

  /** The base network's sum that corresponds to a sum of 1. */
  private double slope(int channel) {
    double deviation = read[channel].deviation();
    return deviation > 0 ? base[channel].deviation() / deviation : steps[channel];
  }

  /** The moments of one channel's sums. */
  private static final class Moments {

    private double count;
    private double sum;
    private double square;

    static Moments[] array(int channels) {
      var all = new Moments[channels];
      for (int i = 0; i < channels; i++) {
        all[i] = new Moments();
      }
      return all;
    }

    void add(int[] sums, int first, int channels) {
      int each = sums.length / channels;
      for (int i = first; i < first + each; i++) {
        double number = sums[i];
        sum += number;
        square += number * number;
      }
      count += each;
    }

    double mean() {
      return sum / count;
    }

    double deviation() {
      return Math.sqrt(Math.max(0, square / count - mean() * mean()));
    }
  }
}
