package org.hcim.accelerator.network;

import java.io.Serializable;
import java.util.List;

/**
 * A layer of a {@link Graph}: its inputs, the shapes of its outputs, and its cost.
 *
 * <p>Names are unique in a network and do not change when layers are added elsewhere. A layer with
 * several outputs names each of them, and its readers refer to these names.
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

  /** The kind of layer, as spelled in network files. */
  String kind();

  /** The names of the outputs that this layer reads, in order. */
  List<String> inputs();

  /** The names of this layer's outputs; a single output has the name of the layer. */
  default List<String> outputs() {
    return List.of(name());
  }

  /**
   * The shapes of the outputs, in the order of {@link #outputs}.
   *
   * @param inputs the shapes of the inputs
   * @throws InvalidShapeException if the layer does not accept the inputs
   */
  List<TensorShape> infer(List<TensorShape> inputs);

  /**
   * The cost: products on crossbars and vector-unit work. Empty if the layer costs nothing, because
   * it is part of requantization or addressing.
   *
   * @param inputs the shapes of the inputs
   * @param outputs the shapes of the outputs
   */
  default List<Layer> layers(List<TensorShape> inputs, List<TensorShape> outputs) {
    return List.of();
  }
}
