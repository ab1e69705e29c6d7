package org.hcim.accelerator.quantized;

/** Runs one layer on a batch. */
sealed interface LayerRunner permits ProductRunner, PoolRunner {

  /**
   * The activations of a batch.
   *
   * @param shortcut what skips this layer, or null
   */
  Maps run(Maps input, Maps shortcut);
}
