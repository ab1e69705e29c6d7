package org.hcim.accelerator.design;

/** The columns that share a threshold of ternary comparators. */
public enum ThresholdRule implements Choice {
  /** One alpha per layer, as HCiM proposes. */
  ALPHA,
  /** One alpha per slice and stream: a crossbar has a reference for each of its slices. */
  SLICE_AND_STREAM,
  /** Half of each column's scale factor, as in the predecessor's code: a reference per column. */
  HALF_SCALE;

  /**
   * The number of thresholds that crossbars generate themselves.
   *
   * @param slices weight slices over all crossbars
   * @param columns columns over all crossbars
   * @return 0 if one alpha per layer serves all crossbars
   */
  public double references(double slices, double columns) {
    return switch (this) {
      case ALPHA -> 0;
      case SLICE_AND_STREAM -> slices;
      case HALF_SCALE -> columns;
    };
  }
}
