package org.hcim.sweeps.spec;

import java.util.Locale;

/** The reference networks with which networks on crossbars are compared. */
public enum TrainingReference {
  /** The network in floating point, before anything is quantized. */
  FLOAT,
  /**
   * The network with quantized weights and activations and an ideal readout; {@code weight_bits}
   * and other parameters set the precision.
   */
  IDEAL;

  /** The former key of {@link #IDEAL}: specs may still use it, and ids contain it. */
  public static final String FORMER_KEY_OF_IDEAL = "exact";

  /** The name in specs and tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
