package org.hcim.sweeps.sensitivity;

/**
 * The decomposition of the variance of a complete factorial's responses: exact, because all cells
 * are present with equal weight.
 *
 * <p>First order is Var(E[y | x_i]) / Var(y), total order E[Var(y | all but x_i)] / Var(y). Sums
 * run in the order of the cells, regardless of the order in which they were computed.
 */
final class VarianceShares {

  private final Factorial responses;
  private final double mean;
  private final double variance;

  private VarianceShares(Factorial responses, double mean, double variance) {
    this.responses = responses;
    this.mean = mean;
    this.variance = variance;
  }

  static VarianceShares of(Factorial responses) {
    var sum = new CompensatedSum();
    for (double value : responses.values()) {
      sum.add(value);
    }
    double mean = sum.value() / responses.values().length;
    var squares = new CompensatedSum();
    for (double value : responses.values()) {
      squares.add((value - mean) * (value - mean));
    }
    return new VarianceShares(responses, mean, squares.value() / responses.values().length);
  }

  /** The mean response at each level of a factor. */
  double[] levelMeans(int factor) {
    int size = responses.sizes()[factor];
    int stride = responses.stride(factor);
    double[] values = responses.values();
    double[] means = new double[size];
    for (int level = 0; level < size; level++) {
      var sum = new CompensatedSum();
      for (int from = level * stride; from < values.length; from += size * stride) {
        for (int cell = from; cell < from + stride; cell++) {
          sum.add(values[cell]);
        }
      }
      means[level] = sum.value() * size / values.length;
    }
    return means;
  }

  double firstOrder(int factor) {
    var squares = new CompensatedSum();
    double[] means = levelMeans(factor);
    for (double level : means) {
      squares.add((level - mean) * (level - mean));
    }
    return squares.value() / means.length / variance;
  }

  double total(int factor) {
    int size = responses.sizes()[factor];
    int stride = responses.stride(factor);
    var squares = new CompensatedSum();
    for (int from = 0; from < responses.values().length; from += size * stride) {
      for (int line = from; line < from + stride; line++) {
        addLine(line, size, stride, squares);
      }
    }
    return squares.value() / responses.values().length / variance;
  }

  /**
   * Adds the squared deviations, from their common mean, of the cells that differ in one factor
   * only.
   */
  private void addLine(int first, int size, int stride, CompensatedSum squares) {
    double[] values = responses.values();
    double sum = 0;
    for (int level = 0; level < size; level++) {
      sum += values[first + level * stride];
    }
    double lineMean = sum / size;
    for (int level = 0; level < size; level++) {
      double deviation = values[first + level * stride] - lineMean;
      squares.add(deviation * deviation);
    }
  }
}
