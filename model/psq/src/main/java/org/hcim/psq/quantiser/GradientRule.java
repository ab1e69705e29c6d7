package org.hcim.psq.quantiser;

import org.hcim.accelerator.design.Choice;

/** How gradients pass partial sums (ADR-0017). */
public enum GradientRule implements Choice {
  /**
   * Those of the product over a crossbar's rows, times the share of its columns that are not
   * saturated, by significance.
   */
  MEAN_MASK,
  /** Column by column, zero where a column is saturated. Slow: to compare with. */
  FULL
}
