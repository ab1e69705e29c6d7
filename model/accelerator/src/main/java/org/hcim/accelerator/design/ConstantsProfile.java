package org.hcim.accelerator.design;

/**
 * A set of values for those constants of the cost model that are known least exactly: does a result
 * survive other values?
 */
public enum ConstantsProfile implements Choice {
  /** The cited values of the model. */
  CITED,
  /** The values fitted to, or used in, HCiM's evaluation. */
  PAPER,
  /** The cheapest values that published designs and other models have. */
  LOW,
  /** The middle of published values. */
  TYPICAL,
  /** The most expensive values that published designs and other models have. */
  HIGH
}
