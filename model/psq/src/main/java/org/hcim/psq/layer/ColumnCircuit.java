package org.hcim.psq.layer;

import ai.djl.nn.Parameter;
import java.util.List;
import org.hcim.simulator.calibration.ColumnStatistics;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.ColumnThresholds;

/** The readout circuit of a layer's columns during training, with its learned parameters. */
interface ColumnCircuit {

  /** The learned or calibrated parameters. */
  List<Parameter> parameters();

  /**
   * Calibrates all parameters on the partial sums of a batch.
   *
   * @param unit the real value of a partial sum of 1
   */
  void calibrate(ColumnStatistics statistics, float unit);

  /** Returns the columns for one pass. */
  Columns columns(Pass pass, float unit);

  /** Returns the readout with integer parameters. */
  ColumnReadout readout(float unit);

  /** The thresholds per column; none unless columns have different ones. */
  default ColumnThresholds thresholds(float unit) {
    return ColumnThresholds.NONE;
  }

  /** The scale-factor codes in the order of {@code ScaleFactors}; empty without scale factors. */
  int[] scaleFactors();

  /** The real value that a sum of 1 represents. */
  double sumStep(double unit);
}
