package org.hcim.sweeps.spec;

import java.util.Locale;

/** The networks with which those on crossbars are compared. */
public enum TrainingReference {
  /** The network in floating point, before anything is quantized. */
  FLOAT,
  /** Quantized weights and activations with an ideal readout, by {@code weight_bits} and others. */
  IDEAL;

  /** The former key of {@link #IDEAL}: specs may still use it, and ids contain it. */
  public static final String FORMER_KEY_OF_IDEAL = "exact";

  /** The name in specs and tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
