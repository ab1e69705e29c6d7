package org.hcim.accelerator.network;

import java.io.Serializable;
import java.util.List;

/**
 * A layer of a {@link Graph}: what it reads, the shapes that it makes, and what it costs.
 *
 * <p>Names are unique in a network and do not change when layers are added elsewhere. A layer with
 * several outputs names each; what reads it names one of those.
 */
public sealed interface Node extends Serializable
    permits Input,
        Convolution,
        TransposedConvolution,
        Linear,
        Recurrent,
        MatMul,
        HeadMatMul,
        Attention,
        Add,
        Elementwise,
        VectorOperation,
        Pool,
        GlobalPool,
        Concat,
        Split,
        Slice,
        Resize,
        Reshape,
        Rearrange,
        Reduce,
        Transpose,
        Flatten,
        Tokens {

  /** The name, unique in its network. */
  String name();

  /** The name of the kind of layer, as network files spell it. */
  String kind();

  /** The names of the outputs that it reads, in order. */
  List<String> inputs();

  /** The names of what it makes; that of the layer where it makes one thing. */
  default List<String> outputs() {
    return List.of(name());
  }

  /**
   * The shapes that it makes, in the order of {@link #outputs}.
   *
   * @param inputs the shapes that it reads
   * @throws InvalidShapeException where it does not take them
   */
  List<TensorShape> infer(List<TensorShape> inputs);

  /**
   * The cost: products on crossbars and work of the vector unit. Empty where it costs nothing,
   * because it is part of requantization or of addressing.
   *
   * @param inputs the shapes that it reads
   * @param outputs the shapes that it makes
   */
  default List<Layer> layers(List<TensorShape> inputs, List<TensorShape> outputs) {
    return List.of();
  }
}
