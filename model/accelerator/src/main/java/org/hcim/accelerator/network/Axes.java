package org.hcim.accelerator.network;

/** The meaning of a tensor's axes; the first axis is always the batch. */
public enum Axes {
  /** Batch, channels, then the axes of space or time: feature maps. */
  MAPS,
  /** Batch, tokens, features; or batch and features. */
  TOKENS,
  /** No stated meaning, as after a reshape. */
  PLAIN
}
