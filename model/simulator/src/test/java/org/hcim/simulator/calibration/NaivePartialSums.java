package org.hcim.simulator.calibration;

import java.util.ArrayList;
import java.util.List;
import org.hcim.simulator.crossbar.Datapath;
import org.hcim.simulator.crossbar.WeightMatrix;

/** Every partial sum of a matrix written down, and regressions on the list one line at a time. */
final class NaivePartialSums {

  private final Datapath datapath;
  private final WeightMatrix weights;
  private final List<int[]> vectors;

  NaivePartialSums(Datapath datapath, WeightMatrix weights, List<int[]> vectors) {
    this.datapath = datapath;
    this.weights = weights;
    this.vectors = vectors;
  }

  /** The 3 x 3 patches of images with a border of zeros. */
  static List<int[]> patches(byte[][] images, int channels, int size) {
    var vectors = new ArrayList<int[]>();
    for (byte[] image : images) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          var vector = new int[channels * 9];
          for (int i = 0; i < vector.length; i++) {
            int row = y + i % 9 / 3 - 1;
            int column = x + i % 3 - 1;
            boolean isInside = row >= 0 && row < size && column >= 0 && column < size;
            vector[i] = isInside ? image[(i / 9 * size + row) * size + column] : 0;
          }
          vectors.add(vector);
        }
      }
    }
    return vectors;
  }

  /** The partial sums of one column in one stream, by vector. */
  double[] column(int split, int output, int slice, int stream) {
    var sums = new double[vectors.size()];
    int end = Math.min(weights.inputs(), (split + 1) * datapath.rows());
    for (int i = 0; i < sums.length; i++) {
      for (int input = split * datapath.rows(); input < end; input++) {
        int magnitude = Math.abs(weights.weight(output, input)) >> slice & 1;
        int bit = vectors.get(i)[input] >> stream & 1;
        sums[i] += Integer.signum(weights.weight(output, input)) * magnitude * bit;
      }
    }
    return sums;
  }

  /** The exact products of one output, by vector. */
  double[] products(int output) {
    var products = new double[vectors.size()];
    for (int i = 0; i < products.length; i++) {
      for (int input = 0; input < weights.inputs(); input++) {
        products[i] += weights.weight(output, input) * vectors.get(i)[input];
      }
    }
    return products;
  }

  /** A line through points, and the squares that it leaves. */
  record Line(double slope, double left) {

    /** The least squares of {@code y = slope x + intercept}; no slope where x never changes. */
    static Line of(double[] x, double[] y) {
      double meanX = mean(x);
      double meanY = mean(y);
      double xy = 0;
      double xx = 0;
      for (int i = 0; i < x.length; i++) {
        xy += (x[i] - meanX) * (y[i] - meanY);
        xx += (x[i] - meanX) * (x[i] - meanX);
      }
      double slope = xx == 0 ? 0 : Math.max(0, xy / xx);
      double left = 0;
      for (int i = 0; i < x.length; i++) {
        double error = y[i] - meanY - slope * (x[i] - meanX);
        left += error * error;
      }
      return new Line(slope, left);
    }
  }

  static double mean(double[] numbers) {
    double sum = 0;
    for (double number : numbers) {
      sum += number;
    }
    return sum / numbers.length;
  }

  static double deviation(double[] numbers) {
    double mean = mean(numbers);
    double squares = 0;
    for (double number : numbers) {
      squares += (number - mean) * (number - mean);
    }
    return Math.sqrt(squares / numbers.length);
  }
}
