package org.hcim.psq.network;

/** A training stage. Each starts from the weights of the previous one. */
public enum Stage {
  /** Floating point; only the images are quantized. */
  FLOAT,
  /** Quantized weights and activations with an ideal readout. */
  QAT,
  /** Quantized weights, activations and partial sums, with the readout of the setting. */
  PSQ
}
