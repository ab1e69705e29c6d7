package org.hcim.psq.layer;

import ai.djl.nn.Parameter;
import java.util.List;
import org.hcim.simulator.crossbar.ColumnReadout;
import org.hcim.simulator.crossbar.ColumnThresholds;

/** What reads the columns of a layer, with what it learns. */
interface ColumnCircuit {

  /** What is learned or calibrated. */
  List<Parameter> parameters();

  /**
   * Sets everything by the partial sums of a batch.
   *
   * @param unit what a partial sum of 1 stands for
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

  /** What a sum of 1 stands for. */
  double sumStep(double unit);
}
