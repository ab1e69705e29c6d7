package org.hcim.psq.layer;

import ai.djl.nn.Parameter;
import java.util.List;
import org.hcim.simulator.calibration.ColumnStatistics;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.ColumnThresholds;

/** The readout of a layer's columns in training, with its learned parameters. */
interface ColumnCircuit {

  /** The learned or calibrated parameters. */
  List<Parameter> parameters();

  /**
   * Sets everything by the partial sums of a batch.
   *
   * @param unit the real value of a partial sum of 1
   */
  void calibrate(ColumnStatistics statistics, float unit);

  /** The columns in one pass. */
  Columns columns(Pass pass, float unit);

  /** The circuit in whole numbers. */
  ColumnReadout readout(float unit);

  /** Thresholds of columns that have their own. */
  default ColumnThresholds thresholds(float unit) {
    return ColumnThresholds.NONE;
  }

  /** The codes of its scale factors, in the order of {@code ScaleFactors}. */
  int[] scaleFactors();

  /** The real value of a sum of 1. */
  double sumStep(double unit);
}
