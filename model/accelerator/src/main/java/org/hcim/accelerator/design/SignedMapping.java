package org.hcim.accelerator.design;

/** The representation of signed weights in cells that store magnitudes. */
public enum SignedMapping implements Choice {
  /** Positive and negative magnitudes in paired cells of one column, subtracted on the bitline. */
  DIFFERENTIAL,
  /** Two's complement slices; the column of the sign slice counts negatively. */
  TWOS_COMPLEMENT
}
