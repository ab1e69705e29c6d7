package org.hcim.simulator.dataset;

/** The best that a linear model of the pixels does, by gradient descent with momentum. */
final class SoftmaxRegression {

  private static final double MOMENTUM = 0.9;

  private final int inputs;
  private final int classes;
  private final double[] weights;
  private final double[] momenta;

  SoftmaxRegression(LabeledImages images) {
    inputs = (int) images.shape().elements();
    classes = images.classes().size();
    weights = new double[classes * (inputs + 1)];
    momenta = new double[weights.length];
  }

  void learn(LabeledImages images, int epochs, double rate) {
    for (int epoch = 0; epoch < epochs; epoch++) {
      double now = rate * (epochs - epoch) / epochs;
      for (int i = 0; i < images.count(); i++) {
        step(values(images, i), images.label(i), now);
      }
    }
  }

  double accuracyPct(LabeledImages images) {
    int right = 0;
    for (int i = 0; i < images.count(); i++) {
      double[] scores = scores(values(images, i));
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = scores[c] > scores[best] ? c : best;
      }
      right += best == images.label(i) ? 1 : 0;
    }
    return 100.0 * right / images.count();
  }

  private void step(double[] x, int label, double rate) {
    double[] scores = scores(x);
    double most = java.util.Arrays.stream(scores).max().orElseThrow();
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      scores[c] = StrictMath.exp(scores[c] - most);
      sum += scores[c];
    }
    for (int c = 0; c < classes; c++) {
      double error = scores[c] / sum - (c == label ? 1 : 0);
      int row = c * (inputs + 1);
      for (int i = 0; i <= inputs; i++) {
        momenta[row + i] = MOMENTUM * momenta[row + i] - rate * error * x[i];
        weights[row + i] += momenta[row + i];
      }
    }
  }

  private double[] scores(double[] x) {
    var scores = new double[classes];
    for (int c = 0; c < classes; c++) {
      double sum = 0;
      for (int i = 0; i <= inputs; i++) {
        sum += weights[c * (inputs + 1) + i] * x[i];
      }
      scores[c] = sum;
    }
    return scores;
  }

  private double[] values(LabeledImages images, int image) {
    byte[] pixels = images.pixels(image);
    var values = new double[inputs + 1];
    for (int i = 0; i < inputs; i++) {
      values[i] = (pixels[i] & 0xFF) / 127.5 - 1;
    }
    values[inputs] = 1;
    return values;
  }
}
