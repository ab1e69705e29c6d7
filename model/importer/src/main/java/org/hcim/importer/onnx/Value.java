package org.hcim.importer.onnx;

import java.util.List;
import java.util.Optional;

/** A tensor between nodes of a graph. */
sealed interface Value {

  /** Sizes of the axes. */
  List<Long> dims();

  /** A value that does not depend on the network's inputs. */
  record Constant(Tensor tensor, Optional<Quantization> quantization) implements Value {

    Constant(Tensor tensor) {
      this(tensor, Optional.empty());
    }

    @Override
    public List<Long> dims() {
      return tensor.dims();
    }
  }

  /**
   * A value that is computed during inference.
   *
   * @param type type of the elements
   * @param source the layer-graph output with these elements, possibly with other axes
   * @param layer the layer whose requantization can absorb further steps; empty if none can
   * @param channels the channel axis of that layer's output
   * @param quantization quantization of a quantized value
   */
  record Activation(
      ElementType type,
      List<Long> dims,
      String source,
      Optional<String> layer,
      int channels,
      Optional<Quantization> quantization)
      implements Value {

    Activation(ElementType type, List<Long> dims, String source) {
      this(type, dims, source, Optional.empty(), 0, Optional.empty());
    }

    /** The same elements with other axes. */
    Activation as(List<Long> other) {
      return from(source, other);
    }

    /** Some of the elements, or all of them in another order, from the output of another layer. */
    Activation from(String other, List<Long> sizes) {
      return new Activation(type, sizes, other, Optional.empty(), 0, quantization);
    }

    /** The same elements, into whose layer no further step folds. */
    Activation shared() {
      return new Activation(type, dims, source, Optional.empty(), channels, quantization);
    }

    /** The same elements in another type. */
    Activation as(ElementType other) {
      return new Activation(other, dims, source, layer, channels, quantization);
    }

    Activation quantized(Quantization by) {
      return new Activation(type, dims, source, layer, channels, Optional.of(by));
    }
  }

  /** The output of a node that cannot be imported. */
  record Unknown() implements Value {

    @Override
    public List<Long> dims() {
      throw new IllegalStateException("sizes of an unknown value");
    }
  }
}
