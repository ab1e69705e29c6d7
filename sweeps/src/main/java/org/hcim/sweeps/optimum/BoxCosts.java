package org.hcim.sweeps.optimum;

/** Costs of designs, and bounds on the costs of the designs between two corners. */
public interface BoxCosts {

  /** The number of objectives. */
  int dimensions();

  /**
   * Bounds all designs between two corners.
   *
   * @param least by slot, the least values
   * @param most the greatest values
   * @param bounds receives for each objective a value, to be minimized, that no design is below
   * @return false where none of the designs has a cost
   */
  boolean bound(Object[] least, Object[] most, double[] bounds);

  /**
   * Costs one design.
   *
   * @param values by slot; derived ones may be filled in
   * @param costs receives a value to be minimized for each objective
   * @return false where the design has no cost
   */
  boolean cost(Object[] values, double[] costs);

  /** A value of an objective on a scale that is comparable with those of others; grows with it. */
  double scaled(int objective, double value);
}
