package org.hcim.jobs.training;

/** The means and variances of the sums of each channel. */
final class ChannelMoments {

  private final double[] sums;
  private final double[] squares;
  private long count;

  ChannelMoments(int channels) {
    sums = new double[channels];
    squares = new double[channels];
  }

  /** Adds sums, channel by channel. */
  void add(int[] numbers) {
    int each = numbers.length / sums.length;
    for (int i = 0; i < numbers.length; i++) {
      double number = numbers[i];
      sums[i / each] += number;
      squares[i / each] += number * number;
    }
    count += each;
  }

  double mean(int channel) {
    return sums[channel] / count;
  }

  double variance(int channel) {
    return Math.max(0, squares[channel] / count - mean(channel) * mean(channel));
  }
}
