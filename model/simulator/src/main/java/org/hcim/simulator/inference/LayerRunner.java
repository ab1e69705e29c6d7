package org.hcim.simulator.inference;

import org.hcim.simulator.inference.QuantizedLayer.Pool;
import org.hcim.simulator.inference.QuantizedLayer.Product;

/** Runs one layer on a batch. */
sealed interface LayerRunner
    permits ProductRunner, PoolRunner, LayerNormRunner, MatMulRunner, SoftmaxRunner, LookupRunner {

  /**
   * Returns the activations of a batch.
   *
   * @param other activations of the layer's second input, or null
   */
  FeatureMaps run(FeatureMaps input, FeatureMaps other);

  /**
   * Returns the runner of a layer.
   *
   * @param flow output of the layer
   */
  static LayerRunner of(
      QuantizedLayer layer, Flow flow, KernelSource source, Comparison comparison) {
    if (layer instanceof Product product) {
      return new ProductRunner(product, flow.shape(), source, comparison);
    }
    if (layer instanceof Pool pool) {
      return new PoolRunner(pool, flow);
    }
    if (layer instanceof LayerNorm norm) {
      return new LayerNormRunner(norm, flow);
    }
    if (layer instanceof MatMul product) {
      return new MatMulRunner(product, flow);
    }
    if (layer instanceof Softmax softmax) {
      return new SoftmaxRunner(softmax, flow);
    }
    return new LookupRunner((Lookup) layer, flow);
  }
}
