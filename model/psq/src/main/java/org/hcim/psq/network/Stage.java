package org.hcim.psq.network;

/** How much of a network is quantized. Each stage starts from the weights of the one before. */
public enum Stage {
  /** Nothing but the images. */
  FLOAT,
  /** Weights and activations; products are exact. */
  QAT,
  /** Partial sums as well, as the setting converts them. */
  PSQ
}
