package org.hcim.accelerator.design;

/** The treatment of columns without weights. */
public enum IdleColumns implements Choice {
  /** Not digitized, at no energy cost; the column counter still passes them. */
  GATED,
  /** Digitized like all other columns, as PUMA counts. */
  CONVERTED
}
