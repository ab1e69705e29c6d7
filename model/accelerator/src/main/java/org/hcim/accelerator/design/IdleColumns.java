package org.hcim.accelerator.design;

/** The treatment of columns without weights. */
public enum IdleColumns implements Choice {
  /** They are not digitized and cost no energy; the column counter still passes them. */
  GATED,
  /** They are digitized like the others, as PUMA counts. */
  CONVERTED
}
