package org.hcim.accelerator.design;

/** Whether columns that hold no weight are digitized. */
public enum IdleColumns implements Choice {
  /** They cost no energy; the column counter still passes them. */
  GATED,
  /** They are converted like the others, as PUMA counts. */
  CONVERTED
}
