package org.hcim.accelerator.design;

/**
 * A set of values for the least certain constants of the cost model, to test whether a result
 * depends on them.
 */
public enum ConstantsProfile implements Choice {
  /** The cited values of the model. */
  CITED,
  /** The values fitted to, or used in, HCiM's evaluation. */
  PAPER,
  /** The cheapest values in published designs and other models. */
  LOW,
  /** The middle of the published values. */
  TYPICAL,
  /** The most expensive values in published designs and other models. */
  HIGH
}
