package org.hcim.accelerator.design;

/** The path of activations from one layer to the next. */
public enum ActivationPath implements Choice {
  /** Directly into the next layer's input registers; only shortcut operands wait in the eDRAM. */
  STREAMED,
  /** Through the tile's eDRAM. */
  BUFFERED
}
