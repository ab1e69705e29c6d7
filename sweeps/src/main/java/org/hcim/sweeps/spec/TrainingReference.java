package org.hcim.sweeps.spec;

import java.util.Locale;

/** The networks with which networks on crossbars are compared. */
public enum TrainingReference {
  /** The network in floating point, before anything is quantized. */
  FLOAT,
  /** Quantized weights and activations in exact arithmetic, by {@code weight_bits} and the like. */
  EXACT;

  /** The name in specs and tables. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
