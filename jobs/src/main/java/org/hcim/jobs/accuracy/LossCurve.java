package org.hcim.jobs.accuracy;

import org.hcim.jobs.table.Accuracies;

/**
 * The accuracy loss of a network as a function of the signal-to-quantization-noise ratio of its
 * layers' outputs. The loss is a fraction of the accuracy above guessing. The curve is logistic,
 * fitted to the measured settings of docs/accuracy.md; {@code LossCurveTest} has the settings and
 * the fit.
 */
enum LossCurve {
  /** Networks calibrated without training: least squares of the lost fractions. */
  CALIBRATED(8.8, 3.1),
  /** Networks trained for their setting: least squares of the logits of comparators. */
  TRAINED(1.8, 1.54);

  /**
   * Decibels around an estimate. Of the settings in the table of docs/accuracy.md, 92 % of the
   * calibrated and all of the trained ones lie within this range or at most one point of accuracy
   * beyond it.
   */
  static final double SPREAD_DB = 4;

  private final double middleDb;
  private final double widthDb;

  LossCurve(double middleDb, double widthDb) {
    this.middleDb = middleDb;
    this.widthDb = widthDb;
  }

  /** The curve of networks made in the same way as the network of an accuracy. */
  static LossCurve of(Accuracies.Accuracy reference) {
    return AccuracySource.CALIBRATED.isOf(reference.source()) ? CALIBRATED : TRAINED;
  }

  /** The fraction of the accuracy above guessing that is lost at an SQNR in dB. */
  double lossFrac(double sqnrDb) {
    return 1 / (1 + StrictMath.exp((sqnrDb - middleDb) / widthDb));
  }
}
