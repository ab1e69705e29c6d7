package org.hcim.accelerator.design;

/** The columns that share the threshold of ternary comparators. */
public enum ThresholdRule implements Choice {
  /** One alpha for the layer, as HCiM proposes. */
  ALPHA,
  /** One alpha for each slice and stream: a crossbar has a reference for each of its slices. */
  SLICE_AND_STREAM,
  /** Half of each column's scale factor, as in the predecessor's code: a reference per column. */
  HALF_SCALE;

  /**
   * The thresholds that crossbars make by themselves.
   *
   * @param slices of weights that they hold, over all crossbars
   * @param columns over all crossbars
   * @return 0 where the layer's alpha serves all crossbars
   */
  public double references(double slices, double columns) {
    return switch (this) {
      case ALPHA -> 0;
      case SLICE_AND_STREAM -> slices;
      case HALF_SCALE -> columns;
    };
  }
}
