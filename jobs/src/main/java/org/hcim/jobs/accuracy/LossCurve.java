package org.hcim.jobs.accuracy;

import org.hcim.jobs.table.Accuracies;

/**
 * The accuracy loss of a network by the signal-to-quantization-noise ratio of its layers' outputs,
 * as a fraction of what it has over guessing: a logistic curve, fitted to the measured settings of
 * docs/accuracy.md. {@code LossCurveTest} has the settings and the fit.
 */
enum LossCurve {
  /** Networks that are calibrated without training: least squares of the lost fractions. */
  CALIBRATED(8.8, 3.1),
  /** Networks that were trained for their setting: least squares of the logits of comparators. */
  TRAINED(1.8, 1.54);

  /**
   * Decibels around an estimate: 92 % of the calibrated and all trained settings in the table of
   * docs/accuracy.md lie within them or at most a point of accuracy beyond.
   */
  static final double SPREAD_DB = 4;

  private final double middleDb;
  private final double widthDb;

  LossCurve(double middleDb, double widthDb) {
    this.middleDb = middleDb;
    this.widthDb = widthDb;
  }

  /** The curve of the networks that are made as the one of an accuracy was. */
  static LossCurve of(Accuracies.Accuracy reference) {
    return AccuracySource.CALIBRATED.isOf(reference.source()) ? CALIBRATED : TRAINED;
  }

  /** The fraction of the accuracy above guessing that is lost. */
  double lossFrac(double sqnrDb) {
    return 1 / (1 + StrictMath.exp((sqnrDb - middleDb) / widthDb));
  }
}
