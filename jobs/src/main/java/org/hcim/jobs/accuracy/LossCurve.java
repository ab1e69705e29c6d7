package org.hcim.jobs.accuracy;

/**
 * The accuracy loss of a network by the signal-to-quantization-noise ratio of its layers' outputs,
 * as a fraction of what it has over guessing: a logistic curve, fitted to measured settings
 * (docs/accuracy.md).
 */
enum LossCurve {
  /** Networks that are calibrated without training: 77 settings of ResNet-8 on built-in images. */
  CALIBRATED(8.8, 3.1),
  /**
   * Networks that were trained for their setting: 18 on built-in images and published ones; the
   * width was fitted to the 12 of them with comparators.
   */
  TRAINED(1.8, 1.54);

  /**
   * Decibels around an estimate within which, or a point of accuracy beyond, 92 % of the calibrated
   * and 83 % of the trained settings lie to which the curves were fitted (docs/accuracy.md).
   */
  static final double SPREAD_DB = 4;

  private final double middleDb;
  private final double widthDb;

  LossCurve(double middleDb, double widthDb) {
    this.middleDb = middleDb;
    this.widthDb = widthDb;
  }

  /** The fraction of the accuracy above guessing that is lost. */
  double lossFrac(double sqnrDb) {
    return 1 / (1 + StrictMath.exp((sqnrDb - middleDb) / widthDb));
  }
}
