package org.hcim.psq.network;

/** A stage of training. Each starts from the weights of the stage before. */
public enum Stage {
  /** Floating point; only the images are quantized. */
  FLOAT,
  /** Quantized weights and activations with an ideal readout. */
  QAT,
  /** Partial sums as well, as the setting converts them. */
  PSQ
}
