package org.hcim.sweeps.optimum;

/** Costs of designs, and bounds on the costs of all designs between two corners. */
public interface BoxCosts {

  /** The number of objectives. */
  int dimensions();

  /**
   * Bounds all designs between two corners.
   *
   * @param least by slot, the least values
   * @param most the greatest values
   * @param bounds receives, for each objective, a lower bound on the minimized values
   * @return false if none of the designs has a cost
   */
  boolean bound(Object[] least, Object[] most, double[] bounds);

  /**
   * Costs one design.
   *
   * @param values by slot; derived ones may be filled in
   * @param costs receives a value to minimize for each objective
   * @return false if the design has no cost
   */
  boolean cost(Object[] values, double[] costs);

  /**
   * Maps a value of an objective to a scale comparable across objectives; increases with the value.
   */
  double scaled(int objective, double value);
}
